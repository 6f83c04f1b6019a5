import { matchInOrder } from '../text/match-digests.ts';
import type { WordTable } from '../text/word-table.ts';
import { type ArticlePair, pairBetween } from './compared-article.ts';
import { unpackPairs } from './kept-pairs.ts';
import { isWhollyListed } from './listed-pairs.ts';
import type { JoinedPairs } from './set-join.ts';
import { flagBits, type SimilarityMemory } from './similarity-memory.ts';

/** What an earlier comparison knows of the articles of this one. Articles are named by their index now. */
export interface Recall {
  /** 1 for articles that are known. */
  readonly known: Uint8Array;
  /** How many different shingles a known article has. */
  size(article: number): number;
  /** A number that known articles with the same set of shingles share. */
  group(article: number): number;
  /** Appends the words of a known article to the table that was handed in, and returns how many there were. */
  append(article: number): number;
  /** Teaches the table every known word; to be called once, before `append`. */
  teach(table: WordTable): void;
  /**
   * The pair of two known articles `a < b` as it was kept, null where it was looked at and not kept,
   * undefined where it was not looked at. The sets of the two have to be alike enough to be looked at.
   */
  pair(a: number, b: number): ArticlePair | null | undefined;
  /** Sets that were found alike, as groups. */
  readonly joined: JoinedPairs;
  /** The memory, and which of its articles is this one. */
  readonly memory: SimilarityMemory;
  earlier(article: number): number;
}

/**
 * Finds the articles with these digests (four numbers each) among those remembered: as many as
 * there are that stand in the same order as before, since a pair's evidence has a left and a right
 * side. Null where none is known. `pulse` is called now and then and may throw.
 */
export function recallArticles(
  memory: SimilarityMemory,
  digests: Int32Array,
  pulse: () => void,
): Recall | null {
  const earlier = matchInOrder(memory.digests, digests, pulse);
  const known = new Uint8Array(earlier.length);
  let count = 0;
  for (let at = 0; at < earlier.length; at++) {
    if (earlier[at]! < 0) continue;
    known[at] = 1;
    count++;
  }
  if (count === 0) return null;

  const { spelled, spelledStarts, groups, sizes } = memory;
  const pairs = unpackPairs(memory.pairs);
  const starts = new Int32Array(groups.length + 1);
  for (const { a } of pairs) starts[a + 1]!++;
  for (let i = 0; i < groups.length; i++) starts[i + 1]! += starts[i]!;
  const members = new Int32Array(groups.length);
  for (const group of groups) members[group]!++;
  pulse();
  let table: WordTable | null = null;

  return {
    known,
    memory,
    earlier: (article) => earlier[article]!,
    joined: memory.joined,
    size: (article) => sizes[earlier[article]!]!,
    group: (article) => groups[earlier[article]!]!,
    teach(into) {
      table = into;
      // Nothing was learned yet, so the words get their numbers in order.
      if (memory.words === '') return;
      memory.words.split('\n').forEach((word, at) => {
        if ((at & 0xffff) === 0) pulse();
        into.learn(word);
      });
    },
    append(article) {
      const count = memory.wordCounts[earlier[article]!]!;
      if (!table || count === 0) return 0;
      const { numbers, flags } = table.extend(count);
      let at = spelledStarts[earlier[article]!]!;
      for (let word = 0; word < count; word++) {
        let byte = spelled[at++]!;
        let number = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = spelled[at++]!;
          number |= (byte & 127) << shift;
        }
        numbers[word] = number >>> flagBits;
        flags[word] = number & ((1 << flagBits) - 1);
      }
      return count;
    },
    pair(a, b) {
      const left = earlier[a]!;
      const right = earlier[b]!;
      let low = starts[left]!;
      let high = starts[left + 1]!;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (pairs[middle]!.b < right) low = middle + 1;
        else high = middle;
      }
      const pair = low < starts[left + 1]! ? pairs[low]! : undefined;
      if (pair?.b === right) return pairBetween(a, b, pair);
      return isWhollyListed(
        members[groups[left]!]!,
        members[groups[right]!]!,
        memory.rules.mostListed,
      )
        ? null
        : undefined;
    },
  };
}
