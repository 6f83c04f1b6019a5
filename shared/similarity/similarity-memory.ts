import type { KeptPairs } from './kept-pairs.ts';
import type { PairRules } from './pair-judge.ts';
import type { JoinedPairs } from './set-join.ts';

/**
 * What one comparison of a corpus leaves for the next, so that only what is new has to be compared:
 * plain data that crosses to another thread or onto the disk. It holds for the program that made it;
 * whoever keeps it must not hand it to another version. Its pairs are those that were found.
 */
export interface SimilarityMemory {
  readonly rules: PairRules;
  /** Of each article the first 128 bits of the digest of what was compared, as four numbers. */
  readonly digests: Int32Array<ArrayBuffer>;
  /** The different words, most frequent first, parted by line breaks; their numbers follow from it. */
  readonly words: string;
  /** How many words there were when they were last put in order; those met later follow. */
  readonly counted: number;
  /** The words of article `i` with their flags, in `spelled` from `spelledStarts[i]` on: seven bits a byte, lowest first, the last byte below 128. */
  readonly spelled: Uint8Array<ArrayBuffer>;
  readonly spelledStarts: Int32Array<ArrayBuffer>;
  readonly wordCounts: Int32Array<ArrayBuffer>;
  /** How many different shingles each article has. */
  readonly sizes: Int32Array<ArrayBuffer>;
  /** The first article with the same set of shingles, itself where there is none before it. */
  readonly groups: Int32Array<ArrayBuffer>;
  /** First articles whose sets were found alike and of which some pair was kept, or not every pair was looked at. */
  readonly joined: JoinedPairs;
  /** Ordered by `a`, then `b`. */
  readonly pairs: KeptPairs;
}

/** Bits of a number in `spelled` that are flags. */
export const flagBits = 3;
