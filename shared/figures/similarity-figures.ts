import { type ArticlePair, pairStrength } from '../similarity/compared-article.ts';

/** How alike the pairs of a corpus are. */
export interface SimilarityFigures {
  /** How many of the pairs that the scan kept have a strength in each twentieth from 0 to 1. */
  readonly histogram: readonly number[];
  /** The strength from which on articles are duplicates. */
  readonly threshold: number;
}

const bins = 20;

/** Pairs by strength, in twentieths from 0 to 1. */
export function strengthHistogram(
  pairs: readonly Pick<ArticlePair, 'jaccard' | 'evidence'>[],
): number[] {
  const histogram = new Array<number>(bins).fill(0);
  for (const pair of pairs) histogram[Math.min(bins - 1, Math.floor(pairStrength(pair) * bins))]!++;
  return histogram;
}
