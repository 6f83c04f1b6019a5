import type { BoilerplateMemory } from '../boilerplate/boilerplate-memory.ts';
import type { SegmentMemory } from '../corpus/segment-again.ts';
import type { PassageMemory } from '../passages/passage-memory.ts';
import type { SimilarityMemory } from '../similarity/similarity-memory.ts';
import type { SpellingMemory } from '../spelling/spelling-memory.ts';
import type { TypographyMemory } from '../typography/slip-rows.ts';

/**
 * What one scan leaves for the next of the same corpus, which then looks at what is new: plain data that
 * crosses to another thread or onto the disk, detector by detector, null where one has nothing. It holds
 * for the program and the dictionaries that made it; whoever keeps it must not hand it to others. Any
 * corpus may be scanned with any memory: what is found is what a scan without it finds.
 */
export interface ScanMemory {
  readonly articles: SegmentMemory | null;
  readonly boilerplate: BoilerplateMemory | null;
  readonly similarity: SimilarityMemory | null;
  readonly passages: PassageMemory | null;
  readonly spelling: SpellingMemory | null;
  readonly typography: TypographyMemory | null;
}
