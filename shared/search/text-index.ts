import type { Portions } from '../progress/portions.ts';
import { createWordTable, type WordTable } from '../text/word-table.ts';
import { foldText, isUnspaced, partWords } from './fold.ts';

/**
 * Which words stand in which texts, and where: plain data in flat memory that crosses to another thread
 * at little cost. Words are sorted by code unit. Numbers are written seven bits a byte, the lowest first,
 * with the eighth set on all bytes but the last.
 */
export interface TextIndex {
  /** How many texts there are. */
  readonly count: number;
  /** The words one after another; word `i` is `letters[starts[i]]` up to `letters[starts[i + 1]]`. */
  readonly letters: Uint16Array<ArrayBuffer>;
  readonly starts: Uint32Array<ArrayBuffer>;
  /** Where the texts of each word begin in `gaps`, which has the distance of each from the one before. */
  readonly offsets: Uint32Array<ArrayBuffer>;
  readonly gaps: Uint8Array<ArrayBuffer>;
  /**
   * Where the places of each word begin in `steps`, which has, doubled, how many words of the text stand
   * before it, or for a second place in a text how far on it is; 1 is added where a text begins. Words of
   * scripts without spaces have none: there are many, and what stands between them would not be known.
   */
  readonly placeOffsets: Uint32Array<ArrayBuffer>;
  readonly steps: Uint8Array<ArrayBuffer>;
  /** The number of the first word of each text, counting all words of all texts and one between two texts. */
  readonly bases: Uint32Array<ArrayBuffer>;
}

const textsBetweenPauses = 100;
const wordsBetweenPauses = 20_000;

/** Indexes `count` texts; what it needs for that beside the index is about two bytes a word. Yields while it works. */
export function* indexTexts(count: number, textOf: (at: number) => string): Portions<TextIndex> {
  const table = createWordTable();
  const texts = createWordStore();
  const bases = new Uint32Array(count + 1);
  let base = 1;
  for (let at = 0; at < count; at++) {
    bases[at] = base;
    base += table.append(partWords(foldText(textOf(at)), true)) + 1;
    texts.add(table.numbers());
    table.truncate(0);
    if (at % textsBetweenPauses === 0) yield;
  }
  bases[count] = base;
  const { order, letters, starts } = yield* sortWords(table);
  return { count, letters, starts, bases, ...(yield* postings(texts, order, table)) };
}

/** The bytes that a number takes. */
function sizeOf(number: number): number {
  let size = 1;
  for (let rest = number; rest > 127; rest >>>= 7) size++;
  return size;
}

/** Writes a number and returns where it ends. */
function write(bytes: Uint8Array, from: number, number: number): number {
  let at = from;
  let rest = number;
  for (; rest > 127; rest >>>= 7) bytes[at++] = (rest & 127) | 128;
  bytes[at++] = rest;
  return at;
}

const chunkSize = 1 << 22;
const longestNumber = 5;

/** Texts as rows of numbers of words. Frequent words are met early and have short numbers. */
function createWordStore() {
  const chunks: { bytes: Uint8Array; used: number; readonly texts: number[] }[] = [];
  return {
    add(words: Int32Array): void {
      const most = words.length * longestNumber;
      let chunk = chunks.at(-1);
      if (!chunk || chunk.used + most > chunk.bytes.length) {
        chunk = { bytes: new Uint8Array(Math.max(chunkSize, most)), used: 0, texts: [] };
        chunks.push(chunk);
      }
      for (const word of words) chunk.used = write(chunk.bytes, chunk.used, word);
      chunk.texts.push(words.length);
    },
    /** Tells of each word of each text, one after another, its number, the number of the text and its place there. */
    *each(visit: (word: number, text: number, place: number) => void): Portions<void> {
      let text = 0;
      for (const { bytes, texts } of chunks) {
        let at = 0;
        for (const length of texts) {
          for (let place = 0; place < length; place++) {
            let word = 0;
            for (let shift = 0; ; shift += 7) {
              const byte = bytes[at++]!;
              word |= (byte & 127) << shift;
              if (byte < 128) break;
            }
            visit(word, text, place);
          }
          if (++text % textsBetweenPauses === 0) yield;
        }
      }
    },
  };
}

function* sortWords(table: WordTable) {
  const words: string[] = [];
  let size = 0;
  for (let number = 0; number < table.distinct; number++) {
    const word = table.word(number);
    words.push(word);
    size += word.length;
    if (number % wordsBetweenPauses === 0) yield;
  }
  const order = Uint32Array.from(
    [...words.keys()].sort((a, b) => (words[a]! < words[b]! ? -1 : 1)),
  );
  const letters = new Uint16Array(size);
  const starts = new Uint32Array(order.length + 1);
  let end = 0;
  for (let rank = 0; rank < order.length; rank++) {
    const word = words[order[rank]!]!;
    for (let at = 0; at < word.length; at++) letters[end++] = word.charCodeAt(at);
    starts[rank + 1] = end;
    if (rank % wordsBetweenPauses === 0) yield;
  }
  return { order, letters, starts };
}

/** Writes where each word stands; first how long that gets, then the bytes themselves. */
function* postings(
  texts: ReturnType<typeof createWordStore>,
  order: Uint32Array,
  table: WordTable,
) {
  const count = order.length;
  const ranks = new Uint32Array(count);
  const placed = new Uint8Array(count);
  order.forEach((word, rank) => {
    ranks[word] = rank;
    placed[rank] = isUnspaced(table.word(word)) ? 0 : 1;
  });
  /** By rank, the text where it was met last, and its place there. */
  const lastText = new Int32Array(count);
  const lastPlace = new Int32Array(count);
  const each = (visit: (rank: number, gap: number, step: number) => void): Portions<void> => {
    lastText.fill(-1);
    return texts.each((word, text, place) => {
      const rank = ranks[word]!;
      const gap = text - lastText[rank]!;
      visit(rank, gap, gap > 0 ? place * 2 + 1 : (place - lastPlace[rank]!) * 2);
      lastText[rank] = text;
      lastPlace[rank] = place;
    });
  };
  const offsets = new Uint32Array(count + 1);
  const placeOffsets = new Uint32Array(count + 1);
  yield* each((rank, gap, step) => {
    if (gap > 0) offsets[rank + 1]! += sizeOf(gap);
    if (placed[rank] === 1) placeOffsets[rank + 1]! += sizeOf(step);
  });
  for (let rank = 0; rank < count; rank++) {
    offsets[rank + 1]! += offsets[rank]!;
    placeOffsets[rank + 1]! += placeOffsets[rank]!;
  }
  const gaps = new Uint8Array(offsets[count]!);
  const steps = new Uint8Array(placeOffsets[count]!);
  const gapAt = offsets.slice();
  const stepAt = placeOffsets.slice();
  yield* each((rank, gap, step) => {
    if (gap > 0) gapAt[rank] = write(gaps, gapAt[rank]!, gap);
    if (placed[rank] === 1) stepAt[rank] = write(steps, stepAt[rank]!, step);
  });
  return { offsets, gaps, placeOffsets, steps };
}

/** The memory of an index, to be handed over rather than copied. */
export function buffersOfIndex(index: TextIndex): ArrayBuffer[] {
  const { letters, starts, offsets, gaps, placeOffsets, steps, bases } = index;
  return [letters, starts, offsets, gaps, placeOffsets, steps, bases].map(({ buffer }) => buffer);
}
