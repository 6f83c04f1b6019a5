import type { ArticleRef } from '../corpus/document.ts';
import type { Span } from '../text/span.ts';

/** One change from the source to the clean corpus; `documentText.slice(from, to) === before`. */
export interface Edit extends Span {
  readonly before: string;
  readonly after: string;
  /** The finding's rule, `merge`, or `layout` for white space that a removal left over. */
  readonly rule: string;
  /** The finding and the ledger entry that ask for it; null for layout. */
  readonly finding: string | null;
  readonly decision: string | null;
}

/** A field of the record that was taken from another member of a merged cluster. */
export interface FieldChange {
  readonly name: string;
  /** What the record has itself; undefined where it has no such field. JSON only, as `after`. */
  readonly before: unknown;
  readonly after: unknown;
  readonly from: ArticleRef;
  readonly finding: string;
  readonly decision: string;
}

/** What became of one article. Its source slice with `edits` applied in order is `text`, to the character. */
export interface CleanArticle extends ArticleRef, Span {
  readonly headline: string;
  readonly status: 'kept' | 'removed' | 'merged';
  /** Where a removed or merged article's content lives on; null when kept. */
  readonly into: ArticleRef | null;
  /** The finding and ledger entry that removed it. */
  readonly finding: string | null;
  readonly decision: string | null;
  /** Empty when it was removed. */
  readonly text: string;
  /** In offset order, not overlapping, within the article's span; empty when it was removed. */
  readonly edits: readonly Edit[];
  /** Its own and those of the articles merged into it, in order of name. */
  readonly tags: readonly string[];
  /** Fields of its record that are not its own; empty when it was removed. */
  readonly fields: readonly FieldChange[];
}

/** A decision, or part of one, that could not be applied, and why; nothing is dropped silently. */
export interface Unapplied {
  readonly finding: string;
  readonly decision: string;
  readonly document: string;
  readonly from: number;
  readonly to: number;
  readonly reason: 'superseded' | 'stale' | 'article-removed';
}

/** The clean corpus with its provenance: every article of the source in order, kept or not. */
export interface CleanCorpus {
  readonly articles: readonly CleanArticle[];
  readonly unapplied: readonly Unapplied[];
}
