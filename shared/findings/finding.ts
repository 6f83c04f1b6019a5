import type { ArticleRef } from '../corpus/document.ts';

/** Kinds of findings whose verdict changes stretches of text. */
export const textKinds = [
  'passage',
  'boilerplate',
  'typo',
  'real-word',
  'variant',
  'typography',
] as const;
export type TextKind = (typeof textKinds)[number];

/** Every kind of finding, in the order in which the queue shows them. */
export const kinds = ['duplicate', ...textKinds] as const;
export type Kind = (typeof kinds)[number];

/** One place that a finding touches; `document.text.slice(from, to) === before` always holds. */
export interface Occurrence extends ArticleRef {
  readonly from: number;
  readonly to: number;
  readonly before: string;
  /** What stands there when the finding is accepted; empty for a removal. */
  readonly after: string;
}

/** An occurrence in an article. There are very many: built by spreading another object, each would take four times the memory. */
export function occurrenceAt(
  { document, article }: ArticleRef,
  from: number,
  to: number,
  before: string,
  after: string,
): Occurrence {
  return { document, article, from, to, before, after };
}

/** A place that stays as it is, shown as the one that the occurrences repeat. */
export interface KeptPlace extends ArticleRef {
  readonly from: number;
  readonly to: number;
}

interface FindingBase {
  /** Depends on content alone: the same corpus in any order on any machine gives the same id. */
  readonly id: string;
  /** From 0 to 1; what is below the user's threshold is shown below a fold. */
  readonly confidence: number;
  /** Machine name of the rule that found it, such as `stray-marker`. */
  readonly rule: string;
  /** What the queue shows, in plain words, without markup. */
  readonly title: string;
  /** Why it was found, one sentence each, with figures, in plain words. */
  readonly reasons: readonly string[];
}

/** A finding that proposes to change stretches of text. */
export interface TextFinding extends FindingBase {
  readonly kind: TextKind;
  /** Boilerplate: the pattern its occurrences share. Others: the text found. */
  readonly pattern: string;
  /** What replaces it, best first; empty where the finding removes. */
  readonly suggestions: readonly string[];
  /** In document and offset order; never empty; never overlapping each other. */
  readonly occurrences: readonly Occurrence[];
  readonly kept: readonly KeptPlace[];
}

export const relations = [
  'exact-copy',
  'near-duplicate',
  'contained',
  'same-template',
  'update',
] as const;
/** How two articles of a verified pair relate. `contained`: one stands inside the other. `same-template`: like words, other figures or names. */
export type Relation = (typeof relations)[number];

/** A pair of members whose similarity was computed exactly. `a < b` are indices into `members`. */
export interface VerifiedPair {
  readonly a: number;
  readonly b: number;
  /** |A∩B| / |A∪B| over the shingle sets. */
  readonly jaccard: number;
  /** Share of a's shingles that stand in b, and of b's in a. */
  readonly containment: readonly [number, number];
  readonly relation: Relation;
}

/** A cluster of near-duplicate articles; accepting it keeps the canonical copy and removes the others. */
export interface DuplicateFinding extends FindingBase {
  readonly kind: 'duplicate';
  /** In document order, at least two. */
  readonly members: readonly ArticleRef[];
  readonly pairs: readonly VerifiedPair[];
  /** Index into `members` of the copy that is kept unless the editor chooses another. */
  readonly canonical: number;
}

export type Finding = TextFinding | DuplicateFinding;
