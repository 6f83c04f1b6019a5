import type { Portions } from '../progress/portions.ts';
import { isUnspaced } from './fold.ts';
import type { QueryTerm } from './query.ts';
import type { TextIndex } from './text-index.ts';

/**
 * By text: 1 where it has all terms, with the words of a term one after another. Of a term that is not
 * `isExact` words may stand apart from one another; its pattern says whether they do. Null where no term
 * has a word. Yields while it works.
 */
export function* findTexts(
  index: TextIndex,
  terms: readonly QueryTerm[],
): Portions<Uint8Array | null> {
  let found: Uint8Array | null = null;
  for (const term of terms) {
    const rows = isExact(term) ? [term.words] : term.words.map((word) => [word]);
    for (const row of rows) {
      if (row.length === 0) continue;
      const marked = yield* row.length > 1 ? textsWithRow(index, row) : textsWith(index, row[0]!);
      if (!found) found = marked;
      else for (let at = 0; at < marked.length; at++) found[at]! &= marked[at]!;
    }
  }
  return found;
}

/** True where what `findTexts` finds is all that a term asks of a text. */
export function isExact({ text, words }: QueryTerm): boolean {
  return words.length <= 1 || !isUnspaced(text);
}

type Word = QueryTerm['words'][number];

const bytesBetweenPauses = 1 << 15;

function* textsWith(index: TextIndex, word: Word): Portions<Uint8Array> {
  const marked = new Uint8Array(index.count);
  const [from, to] = rankRange(index, word);
  yield* inSteps(index.offsets, from, to, (rank) => markTexts(index, rank, marked));
  return marked;
}

/** The texts in which these words stand one after another. */
function* textsWithRow(index: TextIndex, words: readonly Word[]): Portions<Uint8Array> {
  const marked = new Uint8Array(index.count);
  const size = (index.bases[index.count]! >>> 5) + 1;
  let before: Uint32Array | null = null;
  for (const [at, word] of words.entries()) {
    const last = at === words.length - 1;
    const ends: Uint32Array = new Uint32Array(last ? 0 : size);
    const follows = before;
    const [from, to] = rankRange(index, word);
    let any = false;
    yield* inSteps(index.placeOffsets, from, to, (rank) => {
      if (markPlaces(index, rank, follows, last ? null : ends, last ? marked : null)) any = true;
    });
    if (!any) break;
    before = ends;
  }
  return marked;
}

/** Looks at the words `from` to `to`, half-open; `offsets` tells how much there is to look at. */
function* inSteps(
  offsets: Uint32Array,
  from: number,
  to: number,
  look: (rank: number) => void,
): Portions<void> {
  let paused = offsets[from]!;
  for (let rank = from; rank < to; rank++) {
    look(rank);
    if (offsets[rank + 1]! - paused < bytesBetweenPauses) continue;
    paused = offsets[rank + 1]!;
    yield;
  }
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

/**
 * Marks the numbers at which a word stands, a bit each, or the texts; with `before`, only where the bit
 * of the number before is set there. Answers whether it marked any. Most numbers take one byte, so that
 * is looked at first.
 */
function markPlaces(
  { offsets, gaps, placeOffsets, steps, bases }: TextIndex,
  rank: number,
  before: Uint32Array | null,
  ends: Uint32Array | null,
  texts: Uint8Array | null,
): boolean {
  let any = false;
  let text = -1;
  let number = 0;
  let gapAt = offsets[rank]!;
  const end = placeOffsets[rank + 1]!;
  for (let at = placeOffsets[rank]!; at < end; ) {
    let step = steps[at++]!;
    if (step > 127) {
      step &= 127;
      for (let shift = 7; ; shift += 7) {
        const byte = steps[at++]!;
        step |= (byte & 127) << shift;
        if (byte < 128) break;
      }
    }
    if ((step & 1) !== 0) {
      let gap = gaps[gapAt++]!;
      if (gap > 127) {
        gap &= 127;
        for (let shift = 7; ; shift += 7) {
          const byte = gaps[gapAt++]!;
          gap |= (byte & 127) << shift;
          if (byte < 128) break;
        }
      }
      text += gap;
      number = bases[text]!;
    }
    number += step >>> 1;
    const left = number - 1;
    if (before !== null && (before[left >>> 5]! & (1 << (left & 31))) === 0) continue;
    any = true;
    if (ends !== null) ends[number >>> 5]! |= 1 << (number & 31);
    if (texts !== null) texts[text] = 1;
  }
  return any;
}

/** The ranks, half-open, of the word itself, or of all words that begin with it. */
function rankRange(index: TextIndex, { text: word, prefix }: Word): [number, number] {
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
