import type { Portions } from '../progress/portions.ts';
import { createWordTable } from '../text/word-table.ts';
import { foldText, partWords } from './fold.ts';
import type { QueryTerm } from './query.ts';

/**
 * Which words stand in which texts: plain data in flat memory that crosses to another thread at little
 * cost. Words are sorted by code unit; the texts of a word are written as gaps, seven bits a byte.
 */
export interface TextIndex {
  /** How many texts there are. */
  readonly count: number;
  /** The words one after another; word `i` is `letters[starts[i]]` up to `letters[starts[i + 1]]`. */
  readonly letters: Uint16Array<ArrayBuffer>;
  readonly starts: Uint32Array<ArrayBuffer>;
  /** Where the texts of each word begin in `gaps`. */
  readonly offsets: Uint32Array<ArrayBuffer>;
  readonly gaps: Uint8Array<ArrayBuffer>;
}

const textsBetweenPauses = 100;
const wordsBetweenPauses = 20_000;

/** Indexes `count` texts. Two passes over numbers of words, so that memory stays flat. Yields while it works. */
export function* indexTexts(count: number, textOf: (at: number) => string): Portions<TextIndex> {
  const table = createWordTable();
  let inTexts = new Uint32Array(1 << 20);
  let length = 0;
  const ends = new Uint32Array(count);
  let seenIn = new Int32Array(1 << 16).fill(-1);
  for (let at = 0; at < count; at++) {
    table.append(partWords(foldText(textOf(at)), true));
    while (seenIn.length < table.distinct) {
      const wider = new Int32Array(seenIn.length * 2).fill(-1);
      wider.set(seenIn);
      seenIn = wider;
    }
    for (const word of table.numbers()) {
      if (seenIn[word] === at) continue;
      seenIn[word] = at;
      if (length === inTexts.length) {
        const wider = new Uint32Array(Math.ceil(length * 1.5));
        wider.set(inTexts);
        inTexts = wider;
      }
      inTexts[length++] = word;
    }
    table.truncate(0);
    ends[at] = length;
    if (at % textsBetweenPauses === 0) yield;
  }
  const { order, letters, starts } = yield* sortWords(table.distinct, (word) => table.word(word));
  return { count, letters, starts, ...(yield* postings(inTexts, ends, order)) };
}

function* sortWords(count: number, wordOf: (number: number) => string) {
  const words: string[] = [];
  let size = 0;
  for (let number = 0; number < count; number++) {
    const word = wordOf(number);
    words.push(word);
    size += word.length;
    if (number % wordsBetweenPauses === 0) yield;
  }
  const order = Uint32Array.from(
    [...words.keys()].sort((a, b) => (words[a]! < words[b]! ? -1 : 1)),
  );
  const letters = new Uint16Array(size);
  const starts = new Uint32Array(count + 1);
  let end = 0;
  for (let rank = 0; rank < count; rank++) {
    const word = words[order[rank]!]!;
    for (let at = 0; at < word.length; at++) letters[end++] = word.charCodeAt(at);
    starts[rank + 1] = end;
    if (rank % wordsBetweenPauses === 0) yield;
  }
  return { order, letters, starts };
}

/** Writes the gaps between the texts of each word; first how long they get, then the bytes themselves. */
function* postings(inTexts: Uint32Array, ends: Uint32Array, order: Uint32Array) {
  const ranks = new Uint32Array(order.length);
  order.forEach((word, rank) => {
    ranks[word] = rank;
  });
  const last = new Int32Array(order.length).fill(-1);
  const offsets = new Uint32Array(order.length + 1);
  for (let text = 0, at = 0; text < ends.length; text++) {
    for (; at < ends[text]!; at++) {
      const rank = ranks[inTexts[at]!]!;
      for (let gap = text - last[rank]!; gap > 0; gap >>>= 7) offsets[rank + 1]!++;
      last[rank] = text;
    }
    if (text % wordsBetweenPauses === 0) yield;
  }
  for (let rank = 0; rank < order.length; rank++) offsets[rank + 1]! += offsets[rank]!;
  const gaps = new Uint8Array(offsets[order.length]!);
  const next = offsets.slice();
  last.fill(-1);
  for (let text = 0, at = 0; text < ends.length; text++) {
    for (; at < ends[text]!; at++) {
      const rank = ranks[inTexts[at]!]!;
      let gap = text - last[rank]!;
      for (; gap > 127; gap >>>= 7) gaps[next[rank]!++] = (gap & 127) | 128;
      gaps[next[rank]!++] = gap;
      last[rank] = text;
    }
    if (text % wordsBetweenPauses === 0) yield;
  }
  return { offsets, gaps };
}

/** The memory of an index, to be handed over rather than copied. */
export function buffersOfIndex({ letters, starts, offsets, gaps }: TextIndex): ArrayBuffer[] {
  return [letters, starts, offsets, gaps].map(({ buffer }) => buffer);
}

/**
 * By text: 1 where it has the words of all terms. Words of one term may stand apart from one another,
 * which `isExact` tells; the pattern of the term says whether they do. Null where no term has a word.
 */
export function findTexts(index: TextIndex, terms: readonly QueryTerm[]): Uint8Array | null {
  const wanted = terms.flatMap(({ words }) => words);
  if (wanted.length === 0) return null;
  let found: Uint8Array | null = null;
  for (const { text, prefix } of wanted) {
    const marked = new Uint8Array(index.count);
    const [from, to] = rankRange(index, text, prefix);
    for (let rank = from; rank < to; rank++) markTexts(index, rank, marked);
    if (!found) found = marked;
    else for (let at = 0; at < marked.length; at++) found[at]! &= marked[at]!;
  }
  return found;
}

/** True where having its words is all that a term asks of a text. */
export function isExact({ words }: QueryTerm): boolean {
  return words.length <= 1;
}

function markTexts({ offsets, gaps }: TextIndex, rank: number, marked: Uint8Array): void {
  let text = -1;
  const end = offsets[rank + 1]!;
  for (let at = offsets[rank]!; at < end; ) {
    let gap = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = gaps[at++]!;
      gap |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    text += gap;
    marked[text] = 1;
  }
}

/** The ranks, half-open, of the word itself, or of all words that begin with it. */
function rankRange(index: TextIndex, word: string, prefix: boolean): [number, number] {
  const from = lowest(index, (rank) => compare(index, rank, word) >= 0);
  if (prefix) return [from, lowest(index, (rank) => compare(index, rank, word, word.length) > 0)];
  return [from, lowest(index, (rank) => compare(index, rank, word) > 0)];
}

function lowest({ starts }: TextIndex, holds: (rank: number) => boolean): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Compares a word of the index, or its first `most` code units, with another word. */
function compare(
  { letters, starts }: TextIndex,
  rank: number,
  word: string,
  most = Number.POSITIVE_INFINITY,
): number {
  const start = starts[rank]!;
  const size = Math.min(starts[rank + 1]! - start, most);
  for (let at = 0; at < size && at < word.length; at++) {
    const difference = letters[start + at]! - word.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return size - word.length;
}
