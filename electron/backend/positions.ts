import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { QueuePosition } from '../../shared/host/model.ts';
import { queueFilter } from '../../shared/host/operations.ts';

const stored = z.object({
  positions: z.array(
    z.object({
      project: z.string(),
      filter: queueFilter,
      finding: z.string().nullable(),
      top: z.number().min(0),
    }),
  ),
});

/** Where the editor stands in each project. */
export interface Positions {
  of(project: string): QueuePosition | null;
  /** Is on the disk a moment later; nothing waits for that. */
  set(project: string, position: QueuePosition): void;
  /** Resolves when what was set is on the disk, or could not be written. */
  flush(): Promise<void>;
}

const mostProjects = 50;
/** Milliseconds in which changes are gathered: one write for many keys. */
const gathered = 400;

/** Reads `positions.json` in the user's folder; one that cannot be read is begun anew, since no work is in it. */
export async function openPositions(folder: string): Promise<Positions> {
  const file = path.join(folder, 'positions.json');
  const kept = new Map(
    (await read(file)).map(({ project, ...position }) => [project, position] as const),
  );
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  const write = () => {
    timer = null;
    const positions = [...kept]
      .slice(-mostProjects)
      .map(([project, position]) => ({ project, ...position }));
    writing = writing.then(async () => {
      try {
        await mkdir(folder, { recursive: true });
        // Not synced: it has to outlive this program, and a power cut may cost it.
        await writeFile(`${file}.tmp`, JSON.stringify({ positions }));
        await rename(`${file}.tmp`, file);
      } catch {
        // Where one stood is no work; it is tried again with the next change.
      }
    });
    return writing;
  };

  return {
    of: (project) => kept.get(project) ?? null,
    set(project, position) {
      kept.delete(project);
      kept.set(project, position);
      timer ??= setTimeout(write, gathered);
      timer.unref();
    },
    async flush() {
      if (timer) {
        clearTimeout(timer);
        await write();
      } else await writing;
    },
  };
}

async function read(file: string) {
  try {
    return stored.parse(JSON.parse(await readFile(file, 'utf8'))).positions;
  } catch {
    return [];
  }
}
