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

/** For each digest the index of an equal one among `before`, ascending, or -1. */
function matchInOrder(before: Int32Array, now: Int32Array, pulse: () => void): Int32Array {
  const equal = equalDigests(before, pulse);
  const count = now.length >> 2;
  // The first that is equal, and whether it is the only one.
  const first = new Int32Array(count);
  const only = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    if ((at & 4095) === 0) pulse();
    first[at] = equal.first(now, at);
    only[at] = first[at]! >= 0 && equal.next[first[at]!] === -1 ? first[at]! : -1;
  }
  const anchors = longestAscending(only);
  pulse();

  // Digests that stood more than once are matched between the anchors, from left to right.
  const matched = new Int32Array(count).fill(-1);
  const limits = new Int32Array(count);
  let limit = before.length >> 2;
  for (let at = count - 1; at >= 0; at--) {
    if (anchors[at]! >= 0) limit = anchors[at]!;
    limits[at] = limit;
  }
  // Since what is matched only ascends, each list of equal ones is walked through once.
  const cursor = new Map<number, number>();
  let last = -1;
  for (let at = 0; at < count; at++) {
    if ((at & 4095) === 0) pulse();
    if (anchors[at]! >= 0) last = anchors[at]!;
    else if (first[at]! >= 0 && only[at] === -1) {
      let next = cursor.get(first[at]!) ?? first[at]!;
      while (next >= 0 && next <= last) next = equal.next[next]!;
      cursor.set(first[at]!, next < 0 ? first[at]! : next);
      if (next < 0 || next >= limits[at]!) continue;
      last = next;
    } else continue;
    matched[at] = last;
  }
  return matched;
}

/** Finds equal digests: `first` is the first one equal to that at a place of a list, or -1, `next` the next one equal to each. */
function equalDigests(digests: Int32Array, pulse: () => void) {
  const count = digests.length >> 2;
  let size = 1024;
  while (size < count * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const next = new Int32Array(count).fill(-1);
  const slotOf = (list: Int32Array, at: number) => {
    let slot = list[at * 4]! & (size - 1);
    for (let held = slots[slot]!; held >= 0; held = slots[slot]!) {
      let same = 0;
      while (same < 4 && digests[held * 4 + same] === list[at * 4 + same]) same++;
      if (same === 4) break;
      slot = (slot + 1) & (size - 1);
    }
    return slot;
  };
  // From the end, so that each list ascends.
  for (let at = count - 1; at >= 0; at--) {
    if ((at & 4095) === 0) pulse();
    const slot = slotOf(digests, at);
    next[at] = slots[slot]!;
    slots[slot] = at;
  }
  return { next, first: (list: Int32Array, at: number) => slots[slotOf(list, at)]! };
}

/** The values that stand in a longest ascending run of those not negative; -1 for the others. */
function longestAscending(values: Int32Array): Int32Array {
  const piles: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  values.forEach((value, at) => {
    if (value < 0) return;
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[piles[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[at] = piles[low - 1]!;
    piles[low] = at;
  });
  const kept = new Int32Array(values.length).fill(-1);
  for (let at = piles.at(-1) ?? -1; at >= 0; at = before[at]!) kept[at] = values[at]!;
  return kept;
}
