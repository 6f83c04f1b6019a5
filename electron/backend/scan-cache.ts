import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Article, Document } from '../../shared/corpus/document.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { Cancelled } from '../../shared/progress/monitor.ts';
import type { ScanMemory } from '../../shared/scan/scan-memory.ts';
import { copyPairs, type KeptPairs } from '../../shared/similarity/kept-pairs.ts';
import { readKept, writeKept } from './kept-files.ts';

/** What a scan found, as it is kept for the next time. */
export interface CachedScan {
  readonly articles: readonly Article[];
  readonly headlines: readonly string[];
  readonly findings: readonly Finding[];
  readonly pairs: KeptPairs;
}

const documentsBetweenChecks = 500;
/** A memory that takes more bytes is not kept; the next scan of such a corpus is a whole one. */
const largestMemory = 400_000_000;

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
  const payload = await readKept(folder, `${key}.scan`);
  const scan = payload && restored<CachedScan>(() => gunzipSync(payload));
  return scan && { ...scan, pairs: copyPairs(scan.pairs) };
}

/** Keeps a scan under this name. */
export function saveScan(folder: string, key: string, scan: CachedScan): Promise<void> {
  return writeKept(folder, `${key}.scan`, () => gzipSync(serialize(scan), { level: 1 }));
}

/**
 * The name under which a corpus is remembered, whatever is in it now: it follows from where it lies,
 * how it is read, the dictionaries besides those of the program, and the program itself.
 */
export async function memoryKey(
  corpus: string,
  reading: unknown,
  dictionaries: unknown,
  program: string,
): Promise<string> {
  return createHash('sha256')
    .update(await readFile(program))
    .update(JSON.stringify([corpus, reading, dictionaries]))
    .digest('hex');
}

/** What the last scan of a corpus left, or null: also where the file is damaged or was written by something else. */
export async function loadMemory(folder: string, key: string): Promise<ScanMemory | null> {
  const payload = await readKept(folder, `${key}.memory`);
  return payload && restored<ScanMemory>(() => payload);
}

/** Keeps what a scan left, in place of what the one before it left. */
export function saveMemory(folder: string, key: string, memory: ScanMemory): Promise<void> {
  return writeKept(folder, `${key}.memory`, () => {
    const payload = serialize(memory);
    return payload.length > largestMemory ? null : payload;
  });
}

function restored<Value>(read: () => Uint8Array): Value | null {
  try {
    return deserialize(read()) as Value;
  } catch {
    return null;
  }
}
