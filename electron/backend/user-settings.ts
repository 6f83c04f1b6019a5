import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { droppedSentence, readKeyChanges } from '../../shared/host/keymap.ts';
import type { Settings } from '../../shared/host/model.ts';
import { StetError } from '../../shared/host/result.ts';
import { newTour, recentCommands, tourProgress } from '../../shared/host/user-model.ts';
import { writeFileAtomic } from './atomic-file.ts';
import { setAside } from './project/set-aside.ts';

const recentProject = z.object({ file: z.string(), name: z.string(), openedAt: z.string() });

const stored = z.looseObject({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  diffLayout: z.enum(['inline', 'side-by-side']).catch('inline'),
  afterTake: z.enum(['next', 'stay']).catch('next'),
  author: z.string().min(1).max(200).optional().catch(undefined),
  recent: z.array(recentProject).catch([]),
  ownWords: z.array(z.string()).catch([]),
  keys: z.unknown().optional(),
  tour: tourProgress.catch(newTour),
  recentCommands: recentCommands.catch([]),
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
  /** Takes a project out of those opened last. */
  forget(file: string): Promise<void>;
  /** Words that are right in all projects. */
  ownWords(): readonly string[];
  setOwnWords(words: readonly string[]): Promise<void>;
  /** Sentences about what of the file could not be used. */
  notices(): readonly string[];
}

const mostRecent = 12;

/**
 * Reads `settings.json` in the user's folder. What is missing or damaged there falls back to the defaults; a file that
 * cannot be read at all is set aside, so that nothing overwrites it.
 */
export async function openUserSettings(folder: string, author: string): Promise<UserSettings> {
  const file = path.join(folder, 'settings.json');
  const read = await readJson(file);
  let data = stored.parse(read.value);
  const found = readKeyChanges(data.keys);
  let { keys } = found;
  const notices = [read.notice, droppedSentence(found.dropped)].filter((text) => text !== null);
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
    afterTake: data.afterTake,
    author: data.author ?? author,
    keys,
    tour: data.tour,
    recentCommands: data.recentCommands,
  });
  return {
    settings,
    recent: () => data.recent,
    notices: () => notices,
    async change(change) {
      if (change.keys) {
        const wanted = readKeyChanges(change.keys);
        const sentence = droppedSentence(wanted.dropped);
        if (sentence !== null) throw new StetError('invalid', sentence);
        keys = wanted.keys;
      }
      data = { ...data, ...change, keys };
      await save();
      return settings();
    },
    ownWords: () => data.ownWords,
    async setOwnWords(words) {
      data = { ...data, ownWords: [...words] };
      await save();
    },
    async forget(file) {
      data = { ...data, recent: data.recent.filter((item) => item.file !== file) };
      await save();
    },
    async remember(project) {
      const others = data.recent.filter((item) => item.file !== project.file);
      data = { ...data, recent: [project, ...others].slice(0, mostRecent) };
      await save();
    },
  };
}

async function readJson(file: string): Promise<{ value: unknown; notice: string | null }> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { value: {}, notice: null };
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { value, notice: null };
  } catch {
    // Said below, as for a file that holds something else.
  }
  const aside = await setAside(file).catch(() => null);
  return {
    value: {},
    notice: `Your settings could not be read, so the usual ones hold. The damaged file ${
      aside === null ? 'is still there' : `was kept as ${path.basename(aside)}`
    }.`,
  };
}
