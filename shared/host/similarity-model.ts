import type { DiffSegment } from '../diff/segment.ts';
import type { Relation } from '../findings/finding.ts';

/** What names an article of a pair. */
export interface PairArticle {
  readonly key: string;
  readonly document: string;
  readonly headline: string;
}

/** A pair close to a threshold. */
export interface BorderlinePair {
  readonly left: PairArticle;
  readonly right: PairArticle;
  /** What the threshold is held against: the Jaccard similarity, or more where only letters differ. */
  readonly strength: number;
  readonly jaccard: number;
  readonly relation: Relation;
  /** The first differences; empty where the texts are equal. */
  readonly excerpt: readonly DiffSegment[];
}

/** What a threshold would make of the corpus. */
export interface ClusterPreview {
  readonly clusters: number;
  /** Articles that stand in a cluster. */
  readonly articles: number;
  /** Pairs that count at this threshold. */
  readonly pairs: number;
  /** How many of all kept pairs have a strength in each twentieth from 0 to 1. */
  readonly histogram: readonly number[];
  /** The pairs nearest to the threshold, nearest first: those it lets in, and those it leaves out. */
  readonly above: readonly BorderlinePair[];
  readonly below: readonly BorderlinePair[];
}

/** An article that is like the one asked about. */
export interface SimilarArticle {
  readonly article: PairArticle;
  readonly strength: number;
  readonly jaccard: number;
  /** Share of the asked article that stands in this one, and of this one in the asked. */
  readonly containment: readonly [number, number];
  readonly relation: Relation;
  /** Words of the asked article and of this one, and how many both have in the same order. */
  readonly words: readonly [number, number];
  readonly sharedWords: number;
  /** Figures, dates and names that stand in place of one another, as `18 → 20`. */
  readonly changes: readonly string[];
  readonly excerpt: readonly DiffSegment[];
}
