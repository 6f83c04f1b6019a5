import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { deflateRaw, inflateRawSync, type ZlibOptions } from 'node:zlib';
import type { Article, Document } from '../../shared/corpus/document.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { Cancelled } from '../../shared/progress/monitor.ts';
import { joinParts } from '../../shared/scan/finding-portions.ts';
import type { ScanMemory } from '../../shared/scan/scan-memory.ts';
import type { KeptPairs } from '../../shared/similarity/kept-pairs.ts';
import { readMessage } from '../worker/written-message.ts';
import { PartsReader, PartsWriter } from './kept-parts.ts';

const deflate = promisify<Uint8Array, ZlibOptions, Buffer>(deflateRaw);

/** What a scan found, as it is kept for the next time. */
export interface CachedScan {
  readonly articles: readonly Article[];
  readonly headlines: readonly string[];
  readonly findings: Finding[];
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
  const file = await PartsReader.open(folder, `${key}.scan`);
  if (!file) return null;
  try {
    const outline = file.read('outline') as ScanOutlineKept | null;
    if (!outline) return null;
    const findings: Finding[] = [];
    const joined = joinParts();
    for (let portion = 0; portion < outline.portions; portion++) {
      const bytes = file.readBytes(`findings ${portion}`);
      if (!bytes) return null;
      const part = readMessage(inflateRawSync(bytes));
      if (part.type !== 'findings') return null;
      for (const finding of joined(part)) findings.push(finding);
    }
    const { articles, headlines, pairs } = outline;
    return { articles, headlines, findings, pairs };
  } finally {
    file.close();
  }
}

type ScanOutlineKept = Omit<CachedScan, 'findings'> & { readonly portions: number };

/** Keeps a scan while it is told, so that it is never held as a whole besides. */
export class ScanKeeper {
  private readonly file: PartsWriter;
  private portions = 0;

  constructor(folder: string, key: string) {
    this.file = new PartsWriter(folder, `${key}.scan`);
  }

  /** Keeps the next part of the findings, as `writeMessage` wrote it. */
  async add(portion: Uint8Array): Promise<void> {
    this.file.putBytes(`findings ${this.portions++}`, await deflate(portion, { level: 1 }));
  }

  /** Keeps what there is besides the findings, and puts the file in place. */
  async finish({ articles, headlines, pairs }: Omit<CachedScan, 'findings'>): Promise<void> {
    this.file.put('outline', { articles, headlines, pairs, portions: this.portions });
    await this.file.finish();
  }

  /** Keeps nothing. */
  abandon(): Promise<void> {
    return this.file.abandon();
  }
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

/** What a scan left on the disk. Each part is read when it is asked for, and not held; a damaged one is null. */
export class KeptMemory implements ScanMemory {
  private readonly file: PartsReader;
  private readonly pulse: () => void;

  private constructor(file: PartsReader, pulse: () => void) {
    this.file = file;
    this.pulse = pulse;
  }

  /** What the last scan of a corpus left, or null; `pulse` is called now and then while it is read, and may throw. */
  static async open(folder: string, key: string, pulse: () => void): Promise<KeptMemory | null> {
    const file = await PartsReader.open(folder, `${key}.memory`);
    return file && new KeptMemory(file, pulse);
  }

  get articles() {
    return this.part('articles');
  }

  get boilerplate() {
    return this.part('boilerplate');
  }

  get similarity() {
    return this.part('similarity');
  }

  get passages() {
    return this.part('passages');
  }

  get spelling() {
    return this.part('spelling');
  }

  get typography() {
    return this.part('typography');
  }

  private part<Name extends keyof ScanMemory>(name: Name): ScanMemory[Name] {
    return this.file.read(name, this.pulse) as ScanMemory[Name];
  }

  close(): void {
    this.file.close();
  }
}

/** A file for what a scan leaves, in place of what the one before it left. */
export function memoryWriter(folder: string, key: string): PartsWriter {
  return new PartsWriter(folder, `${key}.memory`, largestMemory);
}
