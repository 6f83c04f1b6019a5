import type { Relation } from '../findings/finding.ts';
import { createPairJudge } from './pair-judge.ts';
import type { RelatedText } from './relation.ts';
import { buildShingleSets, countShared } from './shingle-sets.ts';

/** How alike two texts are, whether or not they are alike enough to be a pair. */
export interface MeasuredPair {
  readonly jaccard: number;
  /** Share of the first one's shingles that stand in the other, and the other way round; 0 of a text without words. */
  readonly containment: readonly [number, number];
  /** Null where the two are no pair at any threshold. */
  readonly relation: Relation | null;
}

/** Compares one text with each of the others, exactly and by the rules of `findPairs`; in their order. Linear in the texts. */
export function measurePairs(one: RelatedText, others: readonly RelatedText[]): MeasuredPair[] {
  const texts = [one, ...others];
  const sets = buildShingleSets(texts, () => {});
  const judge = createPairJudge(texts, sets, {});
  return others.map((_, at) => {
    const other = at + 1;
    const shared = countShared(sets, 0, other);
    const [own, theirs] = [sets.sizes[0]!, sets.sizes[other]!];
    const share = (size: number) => (size === 0 ? 0 : shared / size);
    return {
      jaccard: share(own + theirs - shared),
      containment: [share(own), share(theirs)],
      relation: shared === 0 ? null : (judge(0, other, shared)?.relation ?? null),
    };
  });
}
