import type { Chains } from './chains.ts';
import type { SentenceTable } from './sentence-table.ts';
import { commonPrefixes, maximalRepeats, suffixArray } from './suffix-array.ts';

/** A run of equal sentences that stands at several places, each named by its first sentence; ascending. */
export interface SentenceRepeat {
  readonly starts: Int32Array;
  /** Sentences in the run. */
  readonly length: number;
  readonly words: number;
}

/** Chains of sentences as one list of symbols; a symbol of its own closes each run of them. */
interface Runs {
  readonly symbols: Int32Array;
  /** The sentence at each position; -1 at a closing symbol. */
  readonly sentences: Int32Array;
}

function runsOf({ numbers, distinct }: SentenceTable, chains: Chains, pulse: () => void): Runs {
  const symbols: number[] = [];
  const sentences: number[] = [];
  let fresh = distinct;
  const cut = () => {
    if (sentences.at(-1) === -1) return;
    symbols.push(fresh++);
    sentences.push(-1);
  };
  cut();
  for (let chain = 0; chain < chains.count; chain++) {
    if ((chain & 1023) === 0) pulse();
    for (let at = chains.starts[chain]!; at < chains.ends[chain]!; at++) {
      const number = numbers[at]!;
      // A sentence that follows upon itself would make every length of the row a passage.
      if (symbols.at(-1) === number) cut();
      symbols.push(number);
      sentences.push(at);
    }
    cut();
  }
  return { symbols: Int32Array.from(symbols), sentences: Int32Array.from(sentences) };
}

/** The smallest distance between neighbours of an ascending list. */
function smallestGap(starts: Int32Array): number {
  let gap = Infinity;
  for (let i = 1; i < starts.length; i++) gap = Math.min(gap, starts[i]! - starts[i - 1]!);
  return gap;
}

/**
 * The maximal runs of sentences, of at least `leastWords` words, that stand at two or more places
 * in the chains; the longest first. A run that overlaps its own next place comes a
 * second time, cut to the distance of the two. O(n log n) in the sentences.
 */
export function sentenceRepeats(
  table: SentenceTable,
  chains: Chains,
  leastWords: number,
  pulse: () => void,
): SentenceRepeat[] {
  const { symbols, sentences } = runsOf(table, chains, pulse);
  pulse();
  const order = suffixArray(symbols, pulse);
  const common = commonPrefixes(symbols, order, pulse);
  pulse();
  // Words before each position, so that the words of a run are a difference.
  const wordsBefore = new Int32Array(symbols.length + 1);
  for (let i = 0; i < symbols.length; i++) {
    const sentence = sentences[i]!;
    wordsBefore[i + 1] = wordsBefore[i]! + (sentence < 0 ? 0 : table.words[sentence]!);
  }
  const wordsAt = (position: number, length: number) =>
    wordsBefore[position + length]! - wordsBefore[position]!;

  const repeats: SentenceRepeat[] = [];
  const found = maximalRepeats(
    symbols,
    order,
    common,
    (length, position) => wordsAt(position, length) >= leastWords,
    pulse,
  );
  let work = 0;
  for (const { length, first, last } of found) {
    work += last - first + 10;
    if (work > 20_000) {
      work = 0;
      pulse();
    }
    const positions = order.slice(first, last + 1).sort();
    const starts = positions.map((position) => sentences[position]!);
    repeats.push({ starts, length, words: wordsAt(positions[0]!, length) });
    const gap = smallestGap(positions);
    if (gap < length && wordsAt(positions[0]!, gap) >= leastWords) {
      repeats.push({ starts, length: gap, words: wordsAt(positions[0]!, gap) });
    }
  }
  let compared = 0;
  return repeats.sort((a, b) => {
    if ((++compared & 0xffff) === 0) pulse();
    return b.words - a.words || b.length - a.length || a.starts[0]! - b.starts[0]!;
  });
}
