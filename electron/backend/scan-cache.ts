import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Article, Document } from '../../shared/corpus/document.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { Cancelled } from '../../shared/progress/monitor.ts';
import { copyPairs, type KeptPairs } from '../../shared/similarity/kept-pairs.ts';
import { writeFileAtomic } from './atomic-file.ts';

/** What a scan found, as it is kept for the next time. */
export interface CachedScan {
  readonly articles: readonly Article[];
  readonly headlines: readonly string[];
  readonly findings: readonly Finding[];
  readonly pairs: KeptPairs;
}

const ending = '.scan';
const magic = Buffer.from('stet scan 1\n');
const checksumLength = 32;
const mostScans = 8;
const mostBytes = 1_000_000_000;
/** What a crash left half-written is taken away after this many milliseconds. */
const leftoverAge = 86_400_000;
const documentsBetweenChecks = 500;

/**
 * The name under which a scan of these documents is kept: it follows from their ids, texts and fields,
 * the options, and the program itself. Throws `Cancelled` when `stopped` says so.
 */
export async function scanKey(
  documents: readonly Document[],
  options: unknown,
  program: string,
  stopped: () => boolean,
): Promise<string> {
  const hash = createHash('sha256').update(await readFile(program));
  const add = (part: string) => hash.update(`${part.length}:`).update(part);
  add(JSON.stringify(options));
  documents.forEach(({ id, text, fields }, index) => {
    if (index % documentsBetweenChecks === 0 && stopped()) throw new Cancelled();
    add(id);
    add(text);
    add(JSON.stringify(fields));
  });
  return hash.digest('hex');
}

/** The scan kept under this name, or null: also where the file is damaged or was written by something else. */
export async function loadScan(folder: string, key: string): Promise<CachedScan | null> {
  const file = join(folder, key + ending);
  try {
    const bytes = await readFile(file);
    const payload = bytes.subarray(magic.length + checksumLength);
    if (!bytes.subarray(0, magic.length).equals(magic)) return null;
    if (!bytes.subarray(magic.length, magic.length + checksumLength).equals(checksum(payload))) {
      return null;
    }
    const scan = deserialize(gunzipSync(payload)) as CachedScan;
    const now = new Date();
    await utimes(file, now, now);
    return { ...scan, pairs: copyPairs(scan.pairs) };
  } catch {
    return null;
  }
}

/** Keeps a scan under this name, and lets the oldest go; a disk that refuses it is no failure, since it can be made again. */
export async function saveScan(folder: string, key: string, scan: CachedScan): Promise<void> {
  try {
    const payload = gzipSync(serialize(scan), { level: 1 });
    await mkdir(folder, { recursive: true });
    await writeFileAtomic(
      join(folder, key + ending),
      Buffer.concat([magic, checksum(payload), payload]),
    );
    await prune(folder);
  } catch {
    // The scan is done; only the next one takes as long.
  }
}

function checksum(payload: Uint8Array): Buffer {
  return createHash('sha256').update(payload).digest();
}

async function prune(folder: string): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const path = join(folder, name);
      const { mtimeMs, size } = await stat(path);
      return { path, name, time: mtimeMs, size };
    }),
  );
  const newest = files.filter(({ name }) => name.endsWith(ending)).sort((a, b) => b.time - a.time);
  let bytes = 0;
  const gone = newest.filter(({ size }, index) => {
    bytes += size;
    return index >= mostScans || (index > 0 && bytes > mostBytes);
  });
  const before = Date.now() - leftoverAge;
  const leftovers = files.filter(({ name, time }) => name.endsWith('.tmp') && time < before);
  for (const { path } of [...gone, ...leftovers]) await rm(path, { force: true });
}
