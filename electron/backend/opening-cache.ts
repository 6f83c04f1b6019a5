import { createHash } from 'node:crypto';
import { type FileHandle, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StetError } from '../../shared/host/result.ts';
import { GrowingFile } from './growing-file.ts';
import { walkFolder } from './reader/walk-folder.ts';
import { createWatch } from './reader/watch.ts';
import type { SharedTexts } from './text-store.ts';

const magic = 'stet opening 3\n';
/** The header's length and where it lies, behind the magic. */
const pointer = 12;
const ending = '.opening';
const mostOpenings = 4;
const mostBytes = 1_500_000_000;
/** A folder with more files is not looked through before it is read. */
const mostFiles = 20_000;
/** What changed so few milliseconds ago may change again without looking different. */
const unsettled = 2_000;

interface Header {
  readonly chunks: readonly number[];
  readonly places: number;
  readonly messages: readonly number[];
}

/** What a scan told, as it was told. */
export interface Opening {
  /** The memory for the texts; they are in it when the last message comes. */
  readonly texts: SharedTexts;
  /** The messages that followed, each as `writeMessage` wrote it. To be gone through once. Throws `StetError('unreadable')`. */
  messages(): AsyncGenerator<Uint8Array<ArrayBuffer>>;
}

/**
 * The name under which the opening of a corpus is kept. It follows from what the system says of its files
 * (size, inode, times of change) and from the program and how it was asked, but not from what the files
 * hold, so that it is known before anything is read. `now` is the time in
 * milliseconds. Null where that would not be safe, or costs too much.
 */
export async function openingKey(
  path: string,
  dictionaries: string | null,
  asked: unknown,
  program: string,
  now: number,
): Promise<string | null> {
  try {
    const hash = createHash('sha256').update(await readFile(program));
    hash.update(JSON.stringify([path, asked]));
    const named = await stat(path);
    const files = named.isDirectory() ? await filesBelow(path) : [path];
    const own = dictionaries ? await filesIn(dictionaries) : [];
    if (files.length > mostFiles) return null;
    const before = now - unsettled;
    for (const file of [...files, ...own]) {
      const { size, ino, mtimeMs, ctimeMs } = await stat(file);
      if (mtimeMs > before || ctimeMs > before) return null;
      hash.update(`\n${file} ${size} ${ino} ${mtimeMs} ${ctimeMs}`);
    }
    return hash.digest('hex');
  } catch {
    return null;
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const { files } = await walkFolder(folder, createWatch(0));
  return files.map(({ path }) => path);
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => join(folder, name));
}

/** True where an opening is kept under this name. */
export async function hasOpening(folder: string, key: string): Promise<boolean> {
  return stat(join(folder, key + ending)).then(
    () => true,
    () => false,
  );
}

/** The opening kept under this name, or null: also where the file is not whole. */
export async function loadOpening(folder: string, key: string): Promise<Opening | null> {
  const path = join(folder, key + ending);
  let file: FileHandle | null = null;
  try {
    file = await open(path, 'r');
    const now = new Date();
    await file.utimes(now, now);
    const opening = await readOpening(file, path);
    if (!opening) await file.close();
    return opening;
  } catch {
    await file?.close();
    return null;
  }
}

async function readOpening(file: FileHandle, path: string): Promise<Opening | null> {
  const start = await readPart(file, Buffer.alloc(magic.length + pointer), 0);
  if (start.toString('latin1', 0, magic.length) !== magic) return null;
  const headerLength = start.readUInt32LE(magic.length);
  const headerAt = start.readDoubleLE(magic.length + 4);
  const text = await readPart(file, Buffer.alloc(headerLength), headerAt);
  const header = JSON.parse(text.toString('utf8')) as Header;
  const chunks = header.chunks.map((size) => new SharedArrayBuffer(size));
  const behindChunks = start.length + sum(header.chunks);
  const places = new Uint32Array(header.places / 4);
  await readPart(file, Buffer.from(places.buffer), behindChunks);
  const behindPlaces = behindChunks + header.places;
  if (behindPlaces + sum(header.messages) !== headerAt) return null;

  async function* messages(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    try {
      let at = behindPlaces;
      for (const [index, size] of header.messages.entries()) {
        // Who hears the messages takes them apart while the texts are read.
        if (index === header.messages.length - 1) await readTexts(file, chunks, start.length);
        const bytes = new Uint8Array(size);
        await readPart(file, Buffer.from(bytes.buffer), at);
        yield bytes;
        at += size;
      }
    } catch (error) {
      await rm(path, { force: true });
      const message =
        'What was kept of this corpus could not be read; open it again to have it read anew.';
      throw new StetError('unreadable', message, { cause: error });
    } finally {
      await file.close();
    }
  }
  return { texts: { chunks, places }, messages };
}

async function readTexts(
  file: FileHandle,
  chunks: readonly SharedArrayBuffer[],
  from: number,
): Promise<void> {
  let at = from;
  for (const chunk of chunks) {
    await readPart(file, Buffer.from(chunk), at);
    at += chunk.byteLength;
  }
}

const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);

/** Fills the buffer from the file; throws where the file ends before. */
async function readPart(file: FileHandle, buffer: Buffer, position: number): Promise<Buffer> {
  for (let read = 0; read < buffer.length; ) {
    const { bytesRead } = await file.read(buffer, read, buffer.length - read, position + read);
    if (bytesRead === 0) throw new Error('the file is shorter than it says');
    read += bytesRead;
  }
  return buffer;
}

/** Keeps an opening under a name while it is told; a disk that refuses it is no failure. */
export class OpeningKeeper {
  private readonly folder: string;
  private readonly file: GrowingFile;
  private readonly messages: number[] = [];
  private readonly texts: Pick<Header, 'chunks' | 'places'>;

  constructor(folder: string, key: string, { chunks, places }: SharedTexts) {
    this.folder = folder;
    this.file = new GrowingFile(folder, key + ending);
    // Until the header is there, the pointer to it points nowhere.
    this.file.write(Buffer.alloc(magic.length + pointer));
    for (const chunk of chunks) this.file.write(Buffer.from(chunk));
    this.file.write(Buffer.from(places.buffer, places.byteOffset, places.byteLength));
    this.texts = {
      chunks: chunks.map(({ byteLength }) => byteLength),
      places: places.byteLength,
    };
  }

  /** Keeps the next message, as `writeMessage` wrote it. */
  add(message: Uint8Array): void {
    this.file.write(message);
    this.messages.push(message.length);
  }

  /** Puts the opening in place and lets the oldest go. */
  async finish(): Promise<void> {
    const header: Header = { ...this.texts, messages: this.messages };
    const text = Buffer.from(JSON.stringify(header));
    const start = Buffer.alloc(magic.length + pointer);
    start.write(magic, 'latin1');
    start.writeUInt32LE(text.length, magic.length);
    start.writeDoubleLE(this.file.at, magic.length + 4);
    this.file.write(text);
    this.file.writeAt(start, 0);
    if (await this.file.place()) await prune(this.folder).catch(() => {});
  }

  /** Keeps nothing. */
  abandon(): Promise<void> {
    return this.file.abandon();
  }
}

async function prune(folder: string): Promise<void> {
  const kept = (await readdir(folder)).filter((name) => name.endsWith(ending));
  const files = await Promise.all(
    kept.map(async (name) => ({ path: join(folder, name), ...(await stat(join(folder, name))) })),
  );
  files.sort((a, b) => b.mtimeMs - a.mtimeMs);
  let bytes = 0;
  for (const [at, { path, size }] of files.entries()) {
    bytes += size;
    if (at >= mostOpenings || (at > 0 && bytes > mostBytes)) await rm(path, { force: true });
  }
}
