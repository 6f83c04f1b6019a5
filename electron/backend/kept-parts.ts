import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { DefaultDeserializer, DefaultSerializer } from 'node:v8';
import { GrowingFile } from './growing-file.ts';
import { pruneKept } from './kept-files.ts';

/** Large plain data on the disk as parts that are written and read one at a time, each with its own checksum, and never held whole. */

const magic = Buffer.from('stet parts 1\n');
const checksumLength = 32;
/** Length of the table of contents, and its checksum. */
const endLength = 4 + checksumLength;
/** So many bytes are written or read between two looks at whether to stop. */
const slice = 4_000_000;

const columnTypes = {
  Float64Array,
  Float32Array,
  Int32Array,
  Uint32Array,
  Int16Array,
  Uint16Array,
  Int8Array,
  Uint8Array,
} as const;
type ColumnType = keyof typeof columnTypes;

/** Where a part lies: its plain data as `serialize` writes it, then its typed arrays. */
interface Part {
  readonly name: string;
  readonly at: number;
  readonly length: number;
  readonly columns: readonly (readonly [type: ColumnType, bytes: number])[];
  readonly checksum: string;
}

/** Writes plain data, and a number in place of each typed array. */
class PlainSerializer extends DefaultSerializer {
  readonly columns: Uint8Array[] = [];
  readonly types: ColumnType[] = [];

  /** Called by the serializer for each typed array. */
  _writeHostObject(view: NodeJS.ArrayBufferView): void {
    const type = Object.keys(columnTypes).find(
      (name) => view instanceof columnTypes[name as ColumnType],
    );
    if (!type) throw new Error('an array of a type that is not kept');
    this.types.push(type as ColumnType);
    const { buffer, byteOffset, byteLength } = view;
    this.writeUint32(this.columns.push(new Uint8Array(buffer, byteOffset, byteLength)) - 1);
  }
}

class PlainDeserializer extends DefaultDeserializer {
  private readonly columns: readonly NodeJS.ArrayBufferView[];

  constructor(bytes: Buffer, columns: readonly NodeJS.ArrayBufferView[]) {
    super(bytes);
    this.columns = columns;
  }

  /** Called by the deserializer for each typed array. */
  _readHostObject(): NodeJS.ArrayBufferView {
    return this.columns[this.readUint32()]!;
  }
}

/** A file of parts that is being written. A disk that refuses it is no failure: nothing is kept then. */
export class PartsWriter {
  private readonly folder: string;
  private readonly file: GrowingFile;
  private readonly most: number;
  private readonly parts: Part[] = [];

  /** A file that would take more than `most` bytes is not kept. */
  constructor(folder: string, name: string, most = Number.POSITIVE_INFINITY) {
    this.folder = folder;
    this.file = new GrowingFile(folder, name);
    this.most = most;
    this.file.write(magic);
  }

  /** Writes plain data and its typed arrays under this name; `pulse` is called now and then and may throw. */
  put(name: string, value: unknown, pulse: () => void = () => {}): void {
    if (!this.file.isOpen) return;
    const serializer = new PlainSerializer();
    serializer.writeHeader();
    serializer.writeValue(value);
    const bytes = serializer.releaseBuffer();
    const { columns, types } = serializer;
    this.add(name, bytes, columns, types, pulse);
  }

  /** Writes bytes under this name. */
  putBytes(name: string, bytes: Uint8Array): void {
    this.add(name, bytes, [], [], () => {});
  }

  private add(
    name: string,
    bytes: Uint8Array,
    columns: readonly Uint8Array[],
    types: readonly ColumnType[],
    pulse: () => void,
  ): void {
    const { at } = this.file;
    const size = columns.reduce((sum, column) => sum + column.length, bytes.length);
    if (at + size > this.most) {
      this.file.close();
      return;
    }
    const hash = createHash('sha256');
    for (const piece of [bytes, ...columns]) {
      for (let from = 0; from < piece.length; from += slice) {
        pulse();
        const some = piece.subarray(from, from + slice);
        hash.update(some);
        this.file.write(some);
      }
    }
    this.parts.push({
      name,
      at,
      length: bytes.length,
      columns: columns.map((column, index) => [types[index]!, column.length]),
      checksum: hash.digest('hex'),
    });
  }

  /** Puts the file in the place of the one kept before, and lets the oldest go. */
  async finish(): Promise<void> {
    const contents = Buffer.from(JSON.stringify(this.parts));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(contents.length);
    for (const piece of [contents, length, checksum(contents)]) this.file.write(piece);
    if (await this.file.place()) await pruneKept(this.folder).catch(() => {});
  }

  /** Leaves what was kept before in place. */
  abandon(): Promise<void> {
    return this.file.abandon();
  }
}

/** A file of parts, open for reading. */
export class PartsReader {
  private readonly file: number;
  private readonly parts: readonly Part[];

  private constructor(file: number, parts: readonly Part[]) {
    this.file = file;
    this.parts = parts;
  }

  /** The file kept under this name, or null: also where it is cut off or was written by something else. */
  static async open(folder: string, name: string): Promise<PartsReader | null> {
    const path = join(folder, name);
    let file: number | null = null;
    try {
      file = openSync(path, 'r');
      const { size } = fstatSync(file);
      const start = readAt(file, 0, magic.length);
      const end = readAt(file, size - endLength, endLength);
      const length = end.readUInt32LE();
      const contents = readAt(file, size - endLength - length, length);
      if (!start.equals(magic) || !checksum(contents).equals(end.subarray(4))) throw new Error();
      const now = new Date();
      await utimes(path, now, now);
      return new PartsReader(file, JSON.parse(contents.toString('utf8')) as Part[]);
    } catch {
      if (file !== null) closeSync(file);
      return null;
    }
  }

  /** The part of this name, in memory of its own, or null: also where it is damaged. */
  read(name: string, pulse: () => void = () => {}): unknown {
    const part = this.parts.find((one) => one.name === name);
    if (!part) return null;
    const read = this.readPart(part, pulse);
    if (!read) return null;
    const views = read.columns.map((bytes, at) => {
      const type = columnTypes[part.columns[at]![0]];
      return new type(bytes.buffer);
    });
    const deserializer = new PlainDeserializer(read.bytes, views);
    deserializer.readHeader();
    return deserializer.readValue();
  }

  /** The bytes under this name, or null: also where they are damaged. */
  readBytes(name: string): Buffer | null {
    const part = this.parts.find((one) => one.name === name);
    return part ? (this.readPart(part, () => {})?.bytes ?? null) : null;
  }

  private readPart(part: Part, pulse: () => void) {
    const hash = createHash('sha256');
    let { at } = part;
    const take = (length: number) => {
      const bytes = Buffer.from(new ArrayBuffer(length));
      for (let from = 0; from < length; from += slice) {
        pulse();
        const piece = bytes.subarray(from, from + slice);
        fill(this.file, piece, at + from);
        hash.update(piece);
      }
      at += length;
      return bytes;
    };
    try {
      const bytes = take(part.length);
      const columns = part.columns.map(([, length]) => take(length));
      return hash.digest('hex') === part.checksum ? { bytes, columns } : null;
    } catch (error) {
      if (error instanceof CutOff) return null;
      throw error;
    }
  }

  close(): void {
    closeSync(this.file);
  }
}

class CutOff extends Error {}

function readAt(file: number, position: number, length: number): Buffer {
  if (position < 0) throw new CutOff();
  const bytes = Buffer.alloc(length);
  fill(file, bytes, position);
  return bytes;
}

/** Fills the bytes from the file; throws where it ends before. */
function fill(file: number, bytes: Uint8Array, position: number): void {
  for (let read = 0; read < bytes.length; ) {
    const more = readSync(file, bytes, read, bytes.length - read, position + read);
    if (more === 0) throw new CutOff();
    read += more;
  }
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
