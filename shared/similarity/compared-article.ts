import type { ArticleRef } from '../corpus/document.ts';
import type { Relation } from '../findings/finding.ts';

/** An article as the comparison sees it. */
export interface ComparedArticle {
  readonly ref: ArticleRef;
  /** Its text with recognised boilerplate set aside. */
  readonly text: string;
  readonly headline: string;
  /** The fields of its document. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What was counted when the two texts were laid side by side, word by word. */
export interface PairEvidence {
  /** Words of the first and of the second. */
  readonly words: readonly [number, number];
  /** Words that stand in both, in the same order. */
  readonly sharedWords: number;
  /** Words that stand at the same place in both and differ by a letter or two, as after retyping or character recognition. */
  readonly likeWords: number;
  /** Places where one has a figure and the other has another; the first few as `18 → 20`. */
  readonly changedFigures: number;
  /** Places where one has a name and the other has another. */
  readonly changedNames: number;
  readonly examples: readonly string[];
}

/** Two articles whose shingle sets were compared exactly; `a < b` are indices into the input. */
export interface ArticlePair {
  readonly a: number;
  readonly b: number;
  /** |A∩B| / |A∪B|. */
  readonly jaccard: number;
  /** Share of a's shingles that stand in b, and of b's in a. */
  readonly containment: readonly [number, number];
  readonly relation: Relation;
  readonly evidence: PairEvidence;
}

/** The pair as it is between articles `a` and `b`. Spelled out: a pair built by spreading another takes four times the memory. */
export function pairBetween(
  a: number,
  b: number,
  { jaccard, containment, relation, evidence }: Omit<ArticlePair, 'a' | 'b'>,
): ArticlePair {
  return { a, b, jaccard, containment, relation, evidence };
}

/**
 * How alike the pair is for a threshold, from 0 to 1: the Jaccard similarity, or, where at least
 * three words and half of all that differ are off by a letter or two, the share of words that agree
 * when these are let pass. One wrong letter breaks five shingles; it does not make another story.
 */
export function pairStrength({
  jaccard,
  evidence,
}: Pick<ArticlePair, 'jaccard' | 'evidence'>): number {
  const { words, sharedWords, likeWords } = evidence;
  if (likeWords < 3 || likeWords * 2 < Math.max(...words) - sharedWords) return jaccard;
  const same = sharedWords + likeWords;
  return Math.max(jaccard, same / (words[0] + words[1] - same));
}
