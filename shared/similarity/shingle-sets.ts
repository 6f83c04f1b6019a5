import { createWordTable, type WordTable } from '../text/word-table.ts';
import { bundleShingles } from './bundles.ts';
import { countUpToTwo, stepsEach, type Tick } from './count-shingles.ts';
import type { KnownTexts } from './known-texts.ts';
import { numberShingles } from './number-shingles.ts';
import { shingleLength } from './shingle.ts';

/**
 * The shingle sets of many texts in flat memory. A shingle is five consecutive words; a text of
 * fewer than five words has one shingle, all of it, and a text without words has none.
 */
export interface ShingleSets {
  readonly count: number;
  /** All words of all texts; a text of one to four words is filled up with `noWord` to five. */
  readonly table: WordTable;
  /** Text `i` has its words at `[wordStarts[i], wordStarts[i] + wordCounts[i])`. */
  readonly wordStarts: Int32Array;
  readonly wordCounts: Int32Array<ArrayBuffer>;
  /** How many different shingles each text has. */
  readonly sizes: Int32Array<ArrayBuffer>;
  /**
   * Shingles that stand in at least two texts, in bundles that stand in exactly the same texts: ranks
   * from the rarest on. Those of text `i` are `shared.subarray(sharedStarts[i], sharedStarts[i + 1])`,
   * ascending. The other shingles of a text can match nothing and are known by their number alone.
   */
  readonly shared: Int32Array;
  readonly sharedStarts: Int32Array;
  /** How many of its shingles stand in these bundles, for each text. */
  readonly sharedSizes: Int32Array;
  /** How many bundles there are; ranks are below it. */
  readonly ranks: number;
  /** How many shingles each bundle has. */
  readonly weights: Int32Array;
}

interface Words {
  readonly table: WordTable;
  readonly wordStarts: Int32Array;
  readonly wordCounts: Int32Array<ArrayBuffer>;
}

function readWords(
  texts: readonly { readonly text: string }[],
  tick: Tick,
  before: KnownTexts | null,
): Words {
  const count = texts.length;
  let characters = 0;
  for (const { text } of texts) characters += text.length;
  let current = 0;
  const table = createWordTable(characters, () => tick(current, count * stepsEach));
  const wordStarts = new Int32Array(count + 1);
  const wordCounts = new Int32Array(count);
  before?.teach(table);
  for (; current < count; current++) {
    const words =
      before?.known[current] === 1 ? before.append(current) : table.append(texts[current]!.text);
    wordCounts[current] = words;
    if (words > 0 && words < shingleLength) table.pad(shingleLength - words);
    wordStarts[current + 1] = table.length;
  }
  return { table, wordStarts, wordCounts };
}

/**
 * Shingle sets of the texts. With `before`, texts that are known are compared with the others only: of
 * their shingles those that stand in no new text are counted and not listed. Hashes only set aside
 * shingles that certainly stand alone (counted up to two); all others are told apart by comparing
 * their words. `tick(done, total)` is called at least every few milliseconds and may throw.
 */
export function buildShingleSets(
  texts: readonly { readonly text: string }[],
  tick: Tick,
  before: KnownTexts | null = null,
): ShingleSets {
  const count = texts.length;
  const { table, wordStarts, wordCounts } = readWords(texts, tick, before);
  const words = table.numbers();
  const counts = countUpToTwo(words, wordStarts, before?.known ?? null, tick);
  const numbered = numberShingles(words, wordStarts, counts, before, tick);
  const pulse = () => tick(stepsEach * count, stepsEach * count);
  const { rank, ranks, weights } = bundleShingles(numbered, pulse);

  const { entries, starts } = numbered;
  const sharedStarts = new Int32Array(count + 1);
  const sharedSizes = new Int32Array(count);
  const lastText = new Int32Array(ranks);
  let kept = 0;
  for (let i = 0; i < count; i++) {
    if ((i & 255) === 0) pulse();
    const from = kept;
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const ranked = rank[entries[at]!]!;
      if (ranked < 0) continue;
      sharedSizes[i]!++;
      if (lastText[ranked] === i + 1) continue;
      lastText[ranked] = i + 1;
      entries[kept++] = ranked;
    }
    if (kept - from > 1) entries.subarray(from, kept).sort();
    sharedStarts[i + 1] = kept;
  }
  return {
    count,
    table,
    wordStarts,
    wordCounts,
    sizes: numbered.sizes,
    // Where most of the memory is in use, a copy would double it for nothing.
    shared:
      kept * 8 > entries.buffer.byteLength ? entries.subarray(0, kept) : entries.slice(0, kept),
    sharedStarts,
    sharedSizes,
    ranks,
    weights,
  };
}

/** How many shingles two of the texts have in common. */
export function countShared(
  { shared, sharedStarts, weights }: ShingleSets,
  one: number,
  two: number,
): number {
  let a = sharedStarts[one]!;
  let b = sharedStarts[two]!;
  let count = 0;
  while (a < sharedStarts[one + 1]! && b < sharedStarts[two + 1]!) {
    const left = shared[a]!;
    const right = shared[b]!;
    if (left === right) count += weights[left]!;
    if (left <= right) a++;
    if (right <= left) b++;
  }
  return count;
}
