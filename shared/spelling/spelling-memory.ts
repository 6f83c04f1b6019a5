import type { CorpusCounts } from './corpus-counts.ts';
import type { ReadWords } from './read-words.ts';
import type { RightNeighbours } from './right-neighbours.ts';

/** What a check of spelling leaves for the next: plain data. */
export interface SpellingMemory {
  /** Of the texts, four numbers each. */
  readonly digests: Int32Array<ArrayBuffer>;
  /** Null where keeping them does not pay. */
  readonly words: ReadWords | null;
  readonly neighbours: readonly RightNeighbours[];
  /** Null where articles are in several languages. */
  readonly counts: CorpusCounts | null;
}
