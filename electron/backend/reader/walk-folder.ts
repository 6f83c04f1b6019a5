import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../../../shared/corpus/document.ts';
import { readingReason } from './reading-failure.ts';
import type { Watch } from './watch.ts';

/** A file below a folder. */
export interface FoundFile {
  /** Path below the folder with `/`. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
}

const deepest = 100;

/**
 * The files below a folder at any depth, in code-unit order of their names. Hidden files and folders are passed
 * over; links are followed, but never into a folder that they lie in. Throws the system's error when the folder
 * itself cannot be read; what lies below and cannot be read is a problem.
 */
export async function walkFolder(
  root: string,
  watch: Watch,
): Promise<{ files: FoundFile[]; problems: Problem[] }> {
  const files: FoundFile[] = [];
  const problems: Problem[] = [];

  const visit = async (path: string, name: string, above: readonly string[]): Promise<void> => {
    watch.check();
    let entries: Dirent[];
    let real: string;
    try {
      real = await realpath(path);
      if (above.includes(real) || above.length > deepest) return;
      entries = await readdir(path, { withFileTypes: true });
    } catch (error) {
      const reason = readingReason(error);
      if (name === '' || reason === null) throw error;
      problems.push({ document: name, reason: `the folder could not be read: ${reason}` });
      return;
    }
    const within = [...above, real];
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const childPath = join(path, entry.name);
      const childName = name === '' ? entry.name : `${name}/${entry.name}`;
      if (entry.isDirectory()) {
        await visit(childPath, childName, within);
        continue;
      }
      if (!entry.isFile() && !entry.isSymbolicLink()) continue;
      try {
        const found = await stat(childPath);
        if (found.isDirectory()) await visit(childPath, childName, within);
        else if (found.isFile()) files.push({ name: childName, path: childPath, size: found.size });
      } catch (error) {
        const reason = readingReason(error);
        if (reason === null) throw error;
        const link = entry.isSymbolicLink();
        problems.push({
          document: childName,
          reason: link ? 'the link leads nowhere' : `not read: ${reason}`,
        });
      }
    }
  };

  await visit(root, '', []);
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  problems.sort((a, b) => (a.document < b.document ? -1 : 1));
  return { files, problems };
}
