import type { Kind } from '../findings/finding.ts';

/** A change as it would read; `places` more of its kind come with it. */
export interface BatchExample {
  readonly finding: string;
  readonly kind: Kind;
  readonly title: string;
  /** Places that change, or articles that go. */
  readonly places: number;
  /** Null for a cluster, and where every place is vetoed. */
  readonly change: {
    readonly left: string;
    readonly before: string;
    readonly after: string;
    readonly right: string;
  } | null;
}

/** Two findings that would change the same words. */
export interface BatchConflict {
  readonly document: string;
  readonly first: string;
  readonly second: string;
}

/** A place of the selection on words that an earlier decision changes, and which of the two is done then. */
export interface BatchOverlap {
  readonly document: string;
  readonly title: string;
  readonly decided: string;
  readonly holds: 'decided' | 'selected' | 'both';
}

/** The places of the selection that overlap what was accepted elsewhere. */
export interface BatchOverlaps {
  readonly places: number;
  /** Of these the ones that would stay as they are now decided, and those that would take the earlier one's place. */
  readonly refused: number;
  readonly replacing: number;
  /** The first few, those that are refused before the others. */
  readonly first: readonly BatchOverlap[];
}

/** What accepting several findings at once would do. */
export interface BatchPreview {
  readonly findings: number;
  readonly byKind: readonly { readonly kind: Kind; readonly count: number }[];
  /** Places whose text changes, and articles in which they stand. */
  readonly places: number;
  readonly articles: number;
  /** Articles that go, being copies of others. */
  readonly removed: number;
  /** Articles with such places that would go anyway. */
  readonly inRemoved: number;
  /** Findings that have a verdict already. */
  readonly decided: number;
  /** Places that overlap one of another finding; the first few of them. */
  readonly conflicting: number;
  readonly conflicts: readonly BatchConflict[];
  readonly overlaps: BatchOverlaps;
  readonly examples: readonly BatchExample[];
}
