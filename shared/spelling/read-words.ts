import { detached } from '../text/detached.ts';
import { createStretchTable, type StretchTable } from '../text/stretch-table.ts';
import type { ReadableText } from './spelled-article.ts';
import { FIGURE, GLUED, scanWords } from './word-scanner.ts';

/** The words of texts as they were read, packed; plain data that follows from the texts alone. */
export interface ReadWords {
  /** The different surfaces in order of their numbers, a line each. */
  readonly surfaces: string;
  /** Text `i` has the bytes `starts[i] … ends[i] - 1`; it was not packed where `starts[i]` is -1. */
  readonly starts: Int32Array<ArrayBuffer>;
  readonly ends: Int32Array<ArrayBuffer>;
  /** For each word its distance from the word before, its length with its flags, and its surface, in digits of seven bits. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Words of an earlier scan, and the number there of each text, -1 for one that is new. */
export interface EarlierWords {
  readonly words: ReadWords;
  readonly known: Int32Array;
}

/** Stands in place of a surface for figures, glued words and what is too long to be a word. */
export const noSurface = -1;
/** Longer ones are codes or garbage, which a vocabulary must not keep. */
const LONGEST = 80;
/** Texts whose words do not find room are read anew each time. */
const mostBytes = 64_000_000;
/** A word takes no more. */
const mostPerWord = 15;
const flagBits = 9;

type Visit = (from: number, to: number, flags: number, surface: number) => void;

/** Reads the words of texts once, and gives them again from what was packed. */
export class WordReader {
  private readonly texts: readonly ReadableText[];
  private readonly table: StretchTable = createStretchTable();
  /** The surfaces by their numbers. */
  private readonly surfaces: string[] = [];
  private readonly starts: Int32Array<ArrayBuffer>;
  private readonly ends: Int32Array<ArrayBuffer>;
  private bytes: Uint8Array<ArrayBuffer>;
  private length = 0;
  private at = 0;

  constructor(texts: readonly ReadableText[], earlier: EarlierWords | null = null) {
    this.texts = texts;
    this.starts = new Int32Array(texts.length).fill(-1);
    this.ends = new Int32Array(texts.length);
    this.bytes = new Uint8Array(earlier?.words.bytes.length ?? 1 << 12);
    if (earlier) this.recall(earlier);
  }

  private recall({ words, known }: EarlierWords): void {
    for (const surface of words.surfaces === '' ? [] : words.surfaces.split('\n')) {
      this.numberOf(surface, 0, surface.length);
    }
    known.forEach((place, index) => {
      const start = place < 0 ? -1 : words.starts[place]!;
      if (start < 0) return;
      const piece = words.bytes.subarray(start, words.ends[place]!);
      this.reserve(piece.length);
      this.bytes.set(piece, this.length);
      this.starts[index] = this.length;
      this.length += piece.length;
      this.ends[index] = this.length;
    });
  }

  /** The word with this number, as it is written. */
  surface(number: number): string {
    return this.surfaces[number]!;
  }

  /** Visits the words of a text with the numbers of their surfaces; `pause` is called now and then. */
  visit(index: number, visit: Visit, pause: () => void): void {
    if (this.starts[index]! >= 0) this.unpack(index, visit, pause);
    else this.scan(index, visit, pause);
  }

  private scan(index: number, visit: Visit, pause: () => void): void {
    const { text } = this.texts[index]!;
    const start = this.length;
    let packing = start < mostBytes;
    let last = 0;
    const take = (from: number, to: number, scanned: number) => {
      const opaque = !(scanned & FIGURE) && (scanned & GLUED || to - from > LONGEST);
      const flags = opaque ? scanned | GLUED : scanned;
      const surface = flags & (FIGURE | GLUED) ? noSurface : this.numberOf(text, from, to);
      // What does not fit into 31 bits is read anew each time.
      if (to - from >= 1 << 22) packing = false;
      if (packing) {
        this.reserve(mostPerWord);
        this.put(from - last);
        this.put((((to - from) << flagBits) | flags) >>> 0);
        if (surface !== noSurface) this.put(surface);
        last = to;
        packing = this.length < mostBytes;
      }
      visit(from, to, flags, surface);
    };
    scanWords(text, take, pause);
    if (packing) {
      this.starts[index] = start;
      this.ends[index] = this.length;
    } else this.length = start;
  }

  private unpack(index: number, visit: Visit, pause: () => void): void {
    const end = this.ends[index]!;
    let last = 0;
    let words = 0;
    for (let at = this.starts[index]!; at < end; at = this.at) {
      if ((++words & 4095) === 0) pause();
      this.at = at;
      const from = last + this.next();
      const packed = this.next();
      const flags = packed & ((1 << flagBits) - 1);
      last = from + (packed >>> flagBits);
      visit(from, last, flags, flags & (FIGURE | GLUED) ? noSurface : this.next());
    }
  }

  private numberOf(text: string, from: number, to: number): number {
    const number = this.table.number(text, from, to);
    if (number === this.surfaces.length) this.surfaces.push(detached(text.slice(from, to)));
    return number;
  }

  private reserve(bytes: number): void {
    if (this.length + bytes <= this.bytes.length) return;
    const wider = new Uint8Array(Math.max(this.bytes.length * 2, this.length + bytes));
    wider.set(this.bytes);
    this.bytes = wider;
  }

  private put(number: number): void {
    let rest = number;
    for (; rest > 127; rest >>>= 7) this.bytes[this.length++] = 128 | (rest & 127);
    this.bytes[this.length++] = rest;
  }

  private next(): number {
    let byte = this.bytes[this.at++]!;
    let number = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = this.bytes[this.at++]!;
      number |= (byte & 127) << shift;
    }
    return number;
  }

  /** What the next scan may begin with; null where most surfaces are those of texts that are gone. */
  packed(): ReadWords | null {
    const used = new Uint8Array(this.surfaces.length);
    let count = 0;
    const use = (_from: number, _to: number, _flags: number, surface: number) => {
      if (surface === noSurface || used[surface] === 1) return;
      used[surface] = 1;
      count++;
    };
    for (const [index, start] of this.starts.entries()) {
      if (start >= 0) this.unpack(index, use, () => {});
    }
    if (count * 2 < used.length) return null;
    const bytes = this.bytes.slice(0, this.length);
    return { surfaces: this.surfaces.join('\n'), starts: this.starts, ends: this.ends, bytes };
  }
}
