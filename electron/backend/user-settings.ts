import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Settings } from '../../shared/host/model.ts';
import { writeFileAtomic } from './atomic-file.ts';

const recentProject = z.object({ file: z.string(), name: z.string(), openedAt: z.string() });

const stored = z.looseObject({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  diffLayout: z.enum(['inline', 'side-by-side']).catch('inline'),
  author: z.string().min(1).max(200).optional().catch(undefined),
  recent: z.array(recentProject).catch([]),
  ownWords: z.array(z.string()).catch([]),
});

export interface RecentFile {
  readonly file: string;
  readonly name: string;
  readonly openedAt: string;
}

/** What belongs to the user and not to a project: looks, name, and which projects were open last. */
export interface UserSettings {
  settings(): Settings;
  recent(): readonly RecentFile[];
  change(change: Partial<Settings>): Promise<Settings>;
  remember(project: RecentFile): Promise<void>;
  /** Words that are right in all projects. */
  ownWords(): readonly string[];
  setOwnWords(words: readonly string[]): Promise<void>;
}

const mostRecent = 12;

/** Reads `settings.json` in the user's folder; what is missing or damaged there falls back to the defaults. */
export async function openUserSettings(folder: string, author: string): Promise<UserSettings> {
  const file = path.join(folder, 'settings.json');
  let data = stored.parse(await readJson(file));
  let writing = Promise.resolve();
  const save = () => {
    // One after another, each with the newest state; a failed write must not block later ones.
    writing = writing
      .catch(() => {})
      .then(async () => {
        await mkdir(folder, { recursive: true });
        await writeFileAtomic(file, `${JSON.stringify(data, null, 2)}\n`);
      });
    return writing;
  };
  const settings = (): Settings => ({
    theme: data.theme,
    diffLayout: data.diffLayout,
    author: data.author ?? author,
  });
  return {
    settings,
    recent: () => data.recent,
    async change(change) {
      data = { ...data, ...change };
      await save();
      return settings();
    },
    ownWords: () => data.ownWords,
    async setOwnWords(words) {
      data = { ...data, ownWords: [...words] };
      await save();
    },
    async remember(project) {
      const others = data.recent.filter((item) => item.file !== project.file);
      data = { ...data, recent: [project, ...others].slice(0, mostRecent) };
      await save();
    },
  };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return {};
  }
}
