import type { DiffRow, DiffSegment } from '../diff/segment.ts';
import type { Kind } from '../findings/finding.ts';
import type { Agreement } from '../review/agreement.ts';
import type { AuditFigure } from '../review/audit.ts';
import type { HistoryFacets } from '../review/history.ts';
import type { AuditSide, AuditVerdict, Settlement, Verdict } from '../review/ledger-entry.ts';
import type { ArticleInfo, Decided, HistoryItem, Window } from './model.ts';

// What the page is shown of the ledger as such.

/** A window of the entries that pass the filter, newest first, and what there is to filter by. */
export interface HistoryWindow extends Window<HistoryItem> {
  readonly facets: HistoryFacets;
}

/** What taking entries back changed. */
export interface TakenBack extends Decided {
  /** Later decisions that rested on what is gone now, in words; they stay and change nothing. */
  readonly stranded: readonly string[];
}

/** An article of which the clean corpus has another form without some entries; pairs are with and without them. */
export interface ChangedArticleView {
  readonly key: string;
  readonly document: string;
  readonly article: number;
  readonly headline: string;
  readonly fate: readonly [ArticleInfo['fate'], ArticleInfo['fate']];
  readonly characters: readonly [number, number];
  /** Its tags differ. */
  readonly tags: boolean;
}

/** What the clean corpus would be without some entries: the articles that differ, and how much. */
export interface WithoutWindow extends Window<ChangedArticleView> {
  /** The entries left out, in words. */
  readonly entries: string;
  /** Articles kept and characters of the articles that differ, with the entries and without them. */
  readonly kept: readonly [number, number];
  readonly characters: readonly [number, number];
}

/** The clean text of an article with some entries (left) and without them (right). */
export interface WithoutArticle {
  readonly article: ChangedArticleView;
  readonly rows: readonly DiffRow[];
  readonly tags: readonly [readonly string[], readonly string[]];
}

/** What one ledger says of a finding on which two differ. */
export interface SideView {
  readonly verdict: Verdict | null;
  readonly by: string;
  readonly at: string;
  readonly replacement: string | null;
  readonly note: string;
  /** What else it says, a sentence each: places vetoed, another canonical copy, a merge. */
  readonly more: readonly string[];
}

/** A conflict between this project's ledger and another one. */
export interface ConflictView {
  readonly key: string;
  /** Null where clusters were split or joined. */
  readonly kind: Kind | null;
  readonly finding: string;
  readonly title: string;
  /** Of what they differ, in words. */
  readonly differences: readonly string[];
  readonly mine: SideView;
  readonly theirs: SideView;
  readonly settled: Settlement | null;
  /** The first place as the suggestion would change it, or what tells two texts apart; empty where the scan has no such finding. */
  readonly excerpt: readonly DiffSegment[];
}

/** Another editor's ledger held against this project's. */
export interface ExchangeView {
  readonly name: string;
  readonly entries: number;
  readonly authors: readonly string[];
  /** Lines that could not be used, a sentence each; the first of them. */
  readonly problems: readonly string[];
  readonly problemCount: number;
  /** Decisions that hold in it about findings which this scan does not make, or whose text has changed here. */
  readonly vanished: number;
  readonly stale: number;
  readonly agree: number;
  readonly onlyMine: number;
  readonly onlyTheirs: number;
  readonly conflicts: number;
  readonly settledNow: number;
  readonly settledBefore: number;
  readonly splitsAndJoins: number;
  readonly notesAndTags: number;
  readonly agreement: Agreement;
  readonly withoutDeferred: Agreement;
  readonly table: Readonly<Record<Verdict, Readonly<Record<Verdict, number>>>>;
  readonly otherText: number;
  /** What importing it as it is would append and pass over. */
  readonly toImport: {
    readonly entries: number;
    readonly known: number;
    readonly takenBackHere: number;
    readonly takenBackThere: number;
  };
}

/** A place of a finding in an audit, without anything that tells how it was decided. */
export interface AuditPlace {
  readonly document: string;
  readonly article: number;
  readonly line: number;
  readonly left: string;
  readonly before: string;
  readonly after: string;
  readonly right: string;
}

/** A finding to be looked at again, blind. */
export interface AuditItem {
  readonly finding: string;
  readonly kind: Kind;
  readonly title: string;
  readonly reasons: readonly string[];
  /** The first places of a text finding, and how many there are. */
  readonly places: readonly AuditPlace[];
  readonly placeCount: number;
  /** The members of a cluster against the copy to keep. */
  readonly members: readonly {
    readonly document: string;
    readonly headline: string;
    readonly segments: readonly DiffSegment[];
  }[];
}

/** A decision that the second look contradicts. */
export interface AuditDifference {
  readonly finding: string;
  readonly kind: Kind;
  readonly title: string;
  readonly side: AuditSide;
  readonly verdict: AuditVerdict;
  readonly by: string;
  readonly at: string;
  /** Changed by this audit, decided otherwise since it was drawn, or not in this scan any more; then it cannot be changed from here. */
  readonly passed: 'changed' | 'decided-anew' | 'not-found' | null;
}

export interface AuditSummary {
  readonly audit: string;
  readonly by: string;
  readonly at: string;
  readonly seed: number;
  readonly byKind: boolean;
  readonly drawn: number;
  readonly answered: number;
  /** How many of these were looked at after the figures had been shown: not blind. */
  readonly afterFigures: number;
  /** Drawn findings that the scan does not make any more; they are not asked. */
  readonly missing: number;
  readonly outcome: 'running' | 'done' | 'abandoned';
  /** Only once it is done. */
  readonly figures: readonly AuditFigure[];
  readonly changed: number;
}

/** The state of auditing: what there is to draw from, the audit that runs, and those that ended. */
export interface AuditView {
  readonly population: readonly {
    readonly side: AuditSide;
    readonly kind: Kind;
    readonly findings: number;
  }[];
  readonly running: AuditSummary | null;
  /** The next finding to be looked at; null when all were, or none runs. */
  readonly item: AuditItem | null;
  /** The ended audit that was asked for, with the decisions it contradicts; null while one runs. */
  readonly shown: {
    readonly audit: AuditSummary;
    readonly differences: readonly AuditDifference[];
  } | null;
  /** Newest first. */
  readonly past: readonly AuditSummary[];
}
