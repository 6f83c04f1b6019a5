import type { SentenceTable } from './sentence-table.ts';

/**
 * Rows of neighbouring sentences that each stand more than once, with words enough for a passage: all
 * that can repeat does so within them. Those that have a sentence in common, or are tied by others that
 * do, are of one group, so that no passage has places in two groups.
 */
export interface Chains {
  readonly count: number;
  /** Chain `n` has the sentences `starts[n] … ends[n] - 1`; ascending. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The first chain of the group that each is of. */
  readonly groups: Int32Array;
}

/** The chains among the sentences that are not `done`. */
export function findChains(
  { numbers, textStarts, words, count, distinct }: SentenceTable,
  done: Uint8Array,
  leastWords: number,
  pulse: () => void,
): Chains {
  const frequency = new Int32Array(distinct);
  for (let at = 0; at < count; at++) if (done[at] === 0) frequency[numbers[at]!]!++;
  pulse();
  const starts: number[] = [];
  const ends: number[] = [];
  for (let text = 0; text + 1 < textStarts.length; text++) {
    if ((text & 1023) === 0) pulse();
    const end = textStarts[text + 1]!;
    for (let at = textStarts[text]!; at < end; at++) {
      const start = at;
      let length = 0;
      for (; at < end && done[at] === 0 && frequency[numbers[at]!]! > 1; at++) length += words[at]!;
      if (length < leastWords || at === start) continue;
      starts.push(start);
      ends.push(at);
    }
  }
  pulse();
  const groups = Int32Array.from(starts.keys());
  const rootOf = (chain: number): number => {
    let at = chain;
    while (groups[at] !== at) {
      groups[at] = groups[groups[at]!]!;
      at = groups[at]!;
    }
    return at;
  };
  // The first chain that has each sentence, plus one.
  const firsts = frequency.fill(0);
  for (let chain = 0; chain < starts.length; chain++) {
    if ((chain & 1023) === 0) pulse();
    for (let at = starts[chain]!; at < ends[chain]!; at++) {
      const number = numbers[at]!;
      if (firsts[number] === 0) firsts[number] = chain + 1;
      else {
        const [low, high] = [rootOf(firsts[number]! - 1), rootOf(chain)].sort((a, b) => a - b);
        groups[high!] = low!;
      }
    }
  }
  for (let chain = 0; chain < groups.length; chain++) groups[chain] = rootOf(chain);
  return {
    count: starts.length,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    groups,
  };
}

/** The chain that the sentence stands in, or -1. */
export function chainAt({ starts, ends, count }: Chains, sentence: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= sentence) low = middle + 1;
    else high = middle;
  }
  return low > 0 && sentence < ends[low - 1]! ? low - 1 : -1;
}
