import { isUtf8 } from 'node:buffer';
import { ReadingFailure } from './reading-failure.ts';

/** Code points of windows-1252 from 0x80 to 0x9F after the WHATWG table; all other bytes stand for themselves. */
const windows1252High =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const newline = 0x0a;
const longestCarry = 1024 * 1024;

/** What was noticed while bytes were turned into text. */
interface DecodingNotes {
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  /** Lines that are not valid UTF-8 and were read as windows-1252, and the first of them, from 1. */
  foreignLines: number;
  firstForeignLine: number;
}

export function createDecodingNotes(): DecodingNotes {
  return { encoding: 'utf-8', foreignLines: 0, firstForeignLine: 0 };
}

/** Text of windows-1252 bytes; every byte gives one character. */
function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => windows1252High[character.charCodeAt(0) - 0x80]!);
}

/**
 * Turns chunks of bytes into chunks of text without a byte order mark. UTF-8, or UTF-16 where a mark says so.
 * Lines that are not valid UTF-8 are read as windows-1252, each by itself, and counted in `notes`.
 * Throws `ReadingFailure` when the first chunk is binary.
 */
export async function* decodeChunks(
  chunks: AsyncIterable<Buffer>,
  notes: DecodingNotes,
): AsyncGenerator<string> {
  let decoder: Utf8Lines | Utf16 | null = null;
  let start: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (decoder === null) {
      start = start.length === 0 ? chunk : Buffer.concat([start, chunk]);
      if (start.length < 4) continue;
      decoder = begin(start, notes);
      yield decoder.write(afterMark(start));
    } else {
      const text = decoder.write(chunk);
      if (text !== '') yield text;
    }
  }
  if (decoder === null) {
    decoder = begin(start, notes);
    yield decoder.write(afterMark(start));
  }
  const rest = decoder.end();
  if (rest !== '') yield rest;
}

/**
 * Text of a whole file without its byte order mark, and whether it had to be read as windows-1252.
 * Throws `ReadingFailure` when the bytes are no text.
 */
export function decodeFile(bytes: Buffer): { text: string; windows1252: boolean } {
  const encoding = markOf(bytes);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    return { text: new TextDecoder(encoding).decode(bytes), windows1252: false };
  }
  refuseBinary(bytes);
  if (bytes.includes(0)) throw new ReadingFailure('it holds NUL bytes and so is no text');
  const body = afterMark(bytes);
  return isUtf8(body)
    ? { text: body.toString('utf8'), windows1252: false }
    : { text: decodeWindows1252(body), windows1252: true };
}

function markOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  return null;
}

function afterMark(bytes: Buffer): Buffer {
  const mark = markOf(bytes);
  if (mark === null) return bytes;
  // The UTF-16 decoder strips its own mark.
  return mark === 'utf-8' ? bytes.subarray(3) : bytes;
}

function begin(start: Buffer, notes: DecodingNotes): Utf8Lines | Utf16 {
  const mark = markOf(start);
  if (mark === 'utf-16le' || mark === 'utf-16be') {
    notes.encoding = mark;
    return new Utf16(mark);
  }
  refuseBinary(start);
  return new Utf8Lines(notes);
}

/** NUL bytes, or many control characters at the beginning, mean that this is no text. */
function refuseBinary(bytes: Buffer): void {
  const head = bytes.subarray(0, 8192);
  if (head.includes(0)) throw new ReadingFailure('it holds NUL bytes and so is no text');
  let controls = 0;
  for (const byte of head) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27)
      controls++;
  }
  if (controls > 8 && controls > head.length / 20) {
    throw new ReadingFailure('it is full of control characters and so is no text');
  }
}

class Utf16 {
  readonly #decoder: InstanceType<typeof TextDecoder>;
  constructor(encoding: 'utf-16le' | 'utf-16be') {
    this.#decoder = new TextDecoder(encoding);
  }
  write(bytes: Buffer): string {
    return this.#decoder.decode(bytes, { stream: true });
  }
  end(): string {
    return this.#decoder.decode();
  }
}

class Utf8Lines {
  readonly #notes: DecodingNotes;
  #carry: Buffer = Buffer.alloc(0);
  #line = 1;
  constructor(notes: DecodingNotes) {
    this.#notes = notes;
  }

  write(bytes: Buffer): string {
    const all = this.#carry.length === 0 ? bytes : Buffer.concat([this.#carry, bytes]);
    // Whole lines, so that a line has one encoding; of a very long line what there is.
    const lines = all.lastIndexOf(newline) + 1;
    const cut = lines > 0 || all.length < longestCarry ? lines : all.length - incompleteTail(all);
    // Copied, so that a small rest does not hold a large buffer.
    this.#carry = Buffer.from(all.subarray(cut));
    return this.#decode(all.subarray(0, cut));
  }

  end(): string {
    const rest = this.#carry;
    this.#carry = Buffer.alloc(0);
    return this.#decode(rest);
  }

  #decode(bytes: Buffer): string {
    if (isUtf8(bytes)) {
      const text = bytes.toString('utf8');
      this.#line += countNewlines(bytes);
      return text;
    }
    let text = '';
    let from = 0;
    while (from < bytes.length) {
      const end = bytes.indexOf(newline, from);
      const to = end === -1 ? bytes.length : end + 1;
      const line = bytes.subarray(from, to);
      if (isUtf8(line)) text += line.toString('utf8');
      else {
        text += decodeWindows1252(line);
        this.#notes.foreignLines++;
        if (this.#notes.firstForeignLine === 0) this.#notes.firstForeignLine = this.#line;
      }
      if (end !== -1) this.#line++;
      from = to;
    }
    return text;
  }
}

function countNewlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) count++;
  return count;
}

/** Length of a UTF-8 sequence at the end that may go on in the next chunk: 0 to 3. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}
