import { copyFile, link, readFile, rename, unlink } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { Adapter } from 'lowdb';
import { writeFileAtomic } from '../atomic-file.ts';
import { systemCode, unreadable } from '../disk-error.ts';
import { withPauses } from '../with-pauses.ts';
import { formatProject, type ProjectFile, parseProject } from './format.ts';

/** Reads a project file; null when there is none. Throws as `parseProject` does. */
export async function readSnapshot(path: string): Promise<ProjectFile | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw unreadable(error, path);
  }
  return withPauses(parseProject(bytes, path));
}

/**
 * What lowdb reads and writes a project through: synced before it counts as written, and the
 * snapshot before it kept beside it, with no moment at which neither is in place.
 */
export class SnapshotAdapter implements Adapter<ProjectFile> {
  private readonly path: string;
  private readonly older: string;

  constructor(path: string, older: string) {
    this.path = path;
    this.older = older;
  }

  read(): Promise<ProjectFile | null> {
    return readSnapshot(this.path);
  }

  async write(file: ProjectFile): Promise<void> {
    // Long ledgers are written in pieces, so that decisions made meanwhile do not wait.
    const pieces = formatProject(file, () => setImmediate());
    await writeFileAtomic(this.path, pieces, () => this.keepOlder());
  }

  private async keepOlder(): Promise<void> {
    const temporary = `${this.older}.tmp`;
    await unlink(temporary).catch(() => {});
    try {
      await link(this.path, temporary);
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return;
      // Some file systems have no hard links.
      await copyFile(this.path, temporary);
    }
    await rename(temporary, this.older);
  }
}
