import type { PackedClusters } from './article-clusters.ts';

/** What one search leaves for the next: plain data. The sentences of texts with these digests follow from each text alone. */
export interface PassageMemory {
  /** Four numbers for each text. */
  readonly digests: Int32Array<ArrayBuffer>;
  /** The different words in order of their numbers, parted by line breaks. */
  readonly words: string;
  /** The different sentences as word numbers: `runs.subarray(runStarts[n], runStarts[n + 1])`, seven bits a byte. */
  readonly runs: Uint8Array<ArrayBuffer>;
  readonly runStarts: Int32Array<ArrayBuffer>;
  /** Text `i` has the sentences `textStarts[i] … textStarts[i + 1] - 1`. */
  readonly textStarts: Int32Array<ArrayBuffer>;
  readonly from: Int32Array<ArrayBuffer>;
  readonly to: Int32Array<ArrayBuffer>;
  readonly numbers: Int32Array<ArrayBuffer>;
  readonly wordCounts: Int32Array<ArrayBuffer>;
  /** The passages that were found, as `packPassages` wrote them. */
  readonly passages: Int32Array<ArrayBuffer>;
  /** What they follow from besides: clusters of these texts, and how many words a passage has at least. */
  readonly clusters: PackedClusters;
  readonly leastWords: number;
}

/** The part that follows from each text alone. */
export type SentenceMemory = Omit<PassageMemory, 'passages' | 'clusters' | 'leastWords'>;

/** What is known of the texts at hand: the memory, and of each text which of the remembered ones it is, or -1. */
export interface KnownSentences {
  readonly memory: PassageMemory;
  readonly index: Int32Array;
}

/** What is worth taking from a memory: null where most of it would be of texts that are gone. */
export function knownSentences(
  memory: PassageMemory | null,
  index: Int32Array | null,
): KnownSentences | null {
  if (!memory || !index) return null;
  const { textStarts, numbers } = memory;
  let sentences = 0;
  for (const at of index) if (at >= 0) sentences += textStarts[at + 1]! - textStarts[at]!;
  return sentences * 2 < numbers.length || sentences === 0 ? null : { memory, index };
}
