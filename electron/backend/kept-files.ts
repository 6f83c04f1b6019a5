import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { writeFileAtomic } from './atomic-file.ts';

const magic = Buffer.from('stet kept 2\n');
const checksumLength = 32;
/** How many files of each ending are kept. */
const most: Readonly<Record<string, number>> = { '.scan': 8, '.memory': 4, '.first': 8 };
const mostBytes = 1_000_000_000;
/** What a crash left half-written is taken away after this many milliseconds. */
const leftoverAge = 86_400_000;

/** What was kept under this name, or null: also where the file is damaged or was written by something else. */
export async function readKept(folder: string, name: string): Promise<Buffer | null> {
  try {
    const file = join(folder, name);
    const bytes = await readFile(file);
    const payload = bytes.subarray(magic.length + checksumLength);
    if (!bytes.subarray(0, magic.length).equals(magic)) return null;
    if (!bytes.subarray(magic.length, magic.length + checksumLength).equals(checksum(payload))) {
      return null;
    }
    const now = new Date();
    await utimes(file, now, now);
    return payload;
  } catch {
    return null;
  }
}

/** Keeps something that can be made again under this name, and lets the oldest go; a disk that refuses it is no failure. */
export async function writeKept(
  folder: string,
  name: string,
  make: () => Uint8Array | null,
): Promise<void> {
  try {
    const payload = make();
    if (!payload) return;
    await mkdir(folder, { recursive: true });
    await writeFileAtomic(join(folder, name), [magic, checksum(payload), payload]);
    await pruneKept(folder);
  } catch {
    // Only the next scan takes as long.
  }
}

function checksum(payload: Uint8Array): Buffer {
  return createHash('sha256').update(payload).digest();
}

/** Lets the oldest files go, where there are too many of one ending or they take too much room. */
export async function pruneKept(folder: string): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const path = join(folder, name);
      const { mtimeMs, size } = await stat(path);
      return { path, ending: extname(name), time: mtimeMs, size };
    }),
  );
  const newest = files.filter(({ ending }) => ending in most).sort((a, b) => b.time - a.time);
  const seen: Record<string, number> = {};
  let bytes = 0;
  const gone = newest.filter(({ ending, size }, index) => {
    bytes += size;
    seen[ending] = (seen[ending] ?? 0) + 1;
    return seen[ending] > most[ending]! || (index > 0 && bytes > mostBytes);
  });
  const before = Date.now() - leftoverAge;
  const leftovers = files.filter(({ ending, time }) => ending === '.tmp' && time < before);
  for (const { path } of [...gone, ...leftovers]) await rm(path, { force: true });
}
