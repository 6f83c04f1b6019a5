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
  /** So many bytes there were of texts that are gone, whose surfaces are still here. */
  readonly gone: number;
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

/** The words of one text side by side; filled again for each text, so that memory stays flat. */
export class WordColumns {
  count = 0;
  from = new Uint32Array(1024);
  /** Ends, without possessive endings. */
  to = new Uint32Array(1024);
  flags = new Uint16Array(1024);
  /** Numbers of surfaces, or `noSurface`. */
  surfaces = new Int32Array(1024);

  /** Adds a word at the end. */
  add(from: number, to: number, flags: number, surface: number): void {
    this.reserve(this.count + 1);
    this.from[this.count] = from;
    this.to[this.count] = to;
    this.flags[this.count] = flags;
    this.surfaces[this.count++] = surface;
  }

  /** Makes room for so many words. */
  reserve(words: number): void {
    if (words <= this.from.length) return;
    const size = Math.max(words, this.from.length * 2);
    this.from = wider(new Uint32Array(size), this.from);
    this.to = wider(new Uint32Array(size), this.to);
    this.flags = wider(new Uint16Array(size), this.flags);
    this.surfaces = wider(new Int32Array(size), this.surfaces);
  }
}

function wider<Column extends Uint16Array | Uint32Array | Int32Array>(
  next: Column,
  old: Column,
): Column {
  next.set(old);
  return next;
}

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
  private gone = 0;
  private earlier: ReadWords | null;

  /** `pause` is called now and then while what is known is taken over. */
  constructor(
    texts: readonly ReadableText[],
    earlier: EarlierWords | null = null,
    pause: () => void = () => {},
  ) {
    this.texts = texts;
    this.starts = new Int32Array(texts.length).fill(-1);
    this.ends = new Int32Array(texts.length);
    this.bytes = new Uint8Array(earlier?.words.bytes.length ?? 1 << 12);
    this.earlier = earlier?.words ?? null;
    if (earlier) this.recall(earlier, pause);
  }

  private recall({ words, known }: EarlierWords, pause: () => void): void {
    pause();
    const surfaces = words.surfaces === '' ? [] : words.surfaces.split('\n');
    for (const [at, surface] of surfaces.entries()) {
      if ((at & 4095) === 0) pause();
      this.numberOf(surface, 0, surface.length);
    }
    known.forEach((place, index) => {
      if ((index & 4095) === 0) pause();
      const start = place < 0 ? -1 : words.starts[place]!;
      if (start < 0) return;
      const piece = words.bytes.subarray(start, words.ends[place]!);
      this.reserve(piece.length);
      this.bytes.set(piece, this.length);
      this.starts[index] = this.length;
      this.length += piece.length;
      this.ends[index] = this.length;
    });
    this.gone = words.gone + Math.max(0, words.bytes.length - this.length);
  }

  /** The word with this number, as it is written. */
  surface(number: number): string {
    return this.surfaces[number]!;
  }

  /** Puts the words of a text in place of those in the columns; `pause` is called now and then. */
  read(index: number, words: WordColumns, pause: () => void): void {
    words.count = 0;
    const start = this.starts[index]!;
    if (start >= 0) unpack(this.bytes, start, this.ends[index]!, words, pause);
    else this.scan(index, words, pause);
  }

  /** The same for the text that had this number in the earlier scan; false where its words were not kept. */
  readEarlier(number: number, words: WordColumns, pause: () => void): boolean {
    words.count = 0;
    const start = this.earlier?.starts[number] ?? -1;
    if (!this.earlier || start < 0) return false;
    unpack(this.earlier.bytes, start, this.earlier.ends[number]!, words, pause);
    return true;
  }

  /** Lets go of what the earlier scan had; `readEarlier` gives nothing afterwards. */
  forgetEarlier(): void {
    this.earlier = null;
  }

  private scan(index: number, words: WordColumns, pause: () => void): void {
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
      words.add(from, to, flags, surface);
    };
    scanWords(text, take, pause);
    if (packing) {
      this.starts[index] = start;
      this.ends[index] = this.length;
    } else this.length = start;
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

  /** What the next scan may begin with; null where there was more in texts that are gone than there is in these. */
  packed(): ReadWords | null {
    const { surfaces, starts, ends, gone } = this;
    if (gone > this.length) return null;
    const bytes = this.bytes.slice(0, this.length);
    return { surfaces: surfaces.join('\n'), starts, ends, bytes, gone };
  }
}

/** Adds the words that are packed in the bytes from `at` up to `end`. */
function unpack(
  bytes: Uint8Array,
  start: number,
  end: number,
  words: WordColumns,
  pause: () => void,
): void {
  // A word takes two bytes at least.
  words.reserve(((end - start) >> 1) + 1);
  const { from: froms, to: tos, flags: allFlags, surfaces } = words;
  let count = 0;
  let last = 0;
  let at = start;
  while (at < end) {
    if ((count & 4095) === 4095) pause();
    let byte = bytes[at++]!;
    let gap = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++]!;
      gap |= (byte & 127) << shift;
    }
    byte = bytes[at++]!;
    let packed = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++]!;
      packed |= (byte & 127) << shift;
    }
    const flags = packed & ((1 << flagBits) - 1);
    let surface = noSurface;
    if ((flags & (FIGURE | GLUED)) === 0) {
      byte = bytes[at++]!;
      surface = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++]!;
        surface |= (byte & 127) << shift;
      }
    }
    froms[count] = last + gap;
    last += gap + (packed >>> flagBits);
    tos[count] = last;
    allFlags[count] = flags;
    surfaces[count++] = surface;
  }
  words.count = count;
}
