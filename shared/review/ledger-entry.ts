import type { Kind } from '../findings/finding.ts';

/** Where a stretch of text stood when it was decided on: position and quotation, after the W3C Web Annotation model, so that it is found again after the source moved. */
export interface Anchor {
  readonly document: string;
  readonly from: number;
  readonly to: number;
  readonly exact: string;
  /** Up to 32 code units before and after. */
  readonly prefix: string;
  readonly suffix: string;
}

/** Names an article together with a digest of its text as it was, so that a change is noticed. */
export interface ArticleAnchor {
  readonly document: string;
  readonly article: number;
  /** `contentId` of the article's text as it was read. */
  readonly digest: string;
  /** Where the article began in its document; edits are moved along when it begins elsewhere now. */
  readonly from?: number;
}

export const verdicts = ['accepted', 'rejected', 'edited', 'deferred'] as const;
export type Verdict = (typeof verdicts)[number];

export const sidesTaken = ['left', 'right', 'both', 'both-right-first'] as const;
/** What the merged text takes of a hunk from the texts: the left one's, the other member's, or both in one of two orders. */
export type SideTaken = (typeof sidesTaken)[number];
export const takes = [...sidesTaken, 'own'] as const;
/** The same, or a text of the editor's own. */
export type Take = (typeof takes)[number];

/**
 * The choice made for one hunk between the merged text so far (left) and another member (right); of
 * two that overlap the newer one holds. With the canonical copy itself as the member: what the editor wrote by hand.
 */
export interface HunkChoice {
  readonly member: ArticleAnchor;
  /** Half-open span in the canonical copy's base text (boilerplate set aside), and what the member has instead. */
  readonly from: number;
  readonly to: number;
  readonly left: string;
  readonly right: string;
  readonly take: Take;
  /** What then stands there, where it does not follow from `left`, `right` and `take`. */
  readonly text?: string;
  /** True where it was made over what choices for other members had put there. */
  readonly over?: boolean;
  /** Where a pure insertion stands in the member's base text: the order of those that meet in one place. */
  readonly at?: number;
  /** True where it was made together with others at one stroke, so that the next stroke may change it. */
  readonly together?: boolean;
}

/** One change of the canonical copy's document that a merge makes, in the document's own offsets. */
export interface MergeEdit {
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly after: string;
}

/** What one of two ledgers said of a finding when a conflict between them was settled. */
export interface SettledSide {
  readonly verdict: Verdict | null;
  /** The editor's own text, of the verdict `edited`. */
  readonly replacement: string | null;
  readonly by: string;
  readonly at: string;
  /** The entries that said it. */
  readonly entries: readonly string[];
}

export const settlements = ['mine', 'theirs', 'open'] as const;
/** How a conflict between two ledgers was settled: as this one has it, as the other one, or to be decided anew. */
export type Settlement = (typeof settlements)[number];

export const auditSides = ['accepted', 'rejected'] as const;
/** From which verdicts a finding was drawn; edited counts as accepted. */
export type AuditSide = (typeof auditSides)[number];

/** A finding drawn into an audit, with the decision that is put to the test. */
export interface AuditDraw {
  readonly finding: string;
  readonly kind: Kind;
  readonly title: string;
  readonly side: AuditSide;
  readonly decision: string;
}

export const auditVerdicts = ['accepted', 'rejected', 'deferred'] as const;
/** What the second look says; `deferred` where it cannot tell. */
export type AuditVerdict = (typeof auditVerdicts)[number];

/** A field of a record that a merge takes from another member. */
export interface FieldTaken {
  readonly name: string;
  /** JSON only; as the member had it. */
  readonly value: unknown;
  readonly member: ArticleAnchor;
}

/** What an editor did, as data; the newest effective action on the same thing wins. */
export type Action =
  | {
      readonly type: 'decide';
      readonly finding: string;
      readonly kind: Kind;
      readonly title: string;
      readonly verdict: Verdict;
      /** The editor's own text in place of the suggestion; with verdict `edited` of a text finding. */
      readonly replacement?: string;
      /** The places of a text finding at the time. */
      readonly anchors: readonly Anchor[];
      /** The members of a cluster at the time. */
      readonly members: readonly ArticleAnchor[];
    }
  | {
      readonly type: 'veto';
      readonly finding: string;
      readonly place: Anchor;
      /** False takes an earlier veto back. */
      readonly vetoed: boolean;
    }
  | {
      readonly type: 'arrange';
      readonly finding: string;
      readonly canonical: ArticleAnchor;
      readonly excluded: readonly ArticleAnchor[];
    }
  /** Parts a cluster in two: the members chosen, and the rest. */
  | {
      readonly type: 'split';
      readonly finding: string;
      readonly members: readonly ArticleAnchor[];
      readonly rest: readonly ArticleAnchor[];
    }
  /** Makes one cluster of two, or of one and an article; the copy to keep is named first. */
  | {
      readonly type: 'join';
      readonly finding: string;
      /** The other cluster, or null where it was an article. */
      readonly other: string | null;
      readonly members: readonly ArticleAnchor[];
    }
  | {
      readonly type: 'merge';
      readonly finding: string;
      readonly canonical: ArticleAnchor;
      readonly choices: readonly HunkChoice[];
      /** The merged text as edited by hand, or null while it follows from the choices. */
      readonly text: string | null;
      /** The same merge as changes of the canonical copy's document. */
      readonly edits: readonly MergeEdit[];
    }
  /** What the kept article's record takes of the other members' records; the newest one says all of it. */
  | {
      readonly type: 'fields';
      readonly finding: string;
      readonly canonical: ArticleAnchor;
      readonly taken: readonly FieldTaken[];
      /** Names of the fields that the editor chose for; for the others the rule speaks. */
      readonly settled: readonly string[];
    }
  | {
      readonly type: 'tag';
      readonly articles: readonly ArticleAnchor[];
      readonly add: readonly string[];
      readonly remove: readonly string[];
    }
  /** Gives a tag and all below it another name on every article tagged so far, or deletes it there. */
  | {
      readonly type: 'retag';
      readonly from: string;
      /** Null deletes it. */
      readonly to: string | null;
      /** Articles that had the tag or one below it, and whether the new name was in use, at the time. */
      readonly articles: number;
      readonly merged: boolean;
    }
  /** Makes an accepted card a rule that takes in places found later, too, or ends that. */
  | {
      readonly type: 'promote';
      readonly finding: string;
      readonly kind: Kind;
      readonly title: string;
      /** The rule and the pattern of the finding at the time. */
      readonly rule: string;
      readonly pattern: string;
      /** False makes it a card again. */
      readonly promoted: boolean;
    }
  | { readonly type: 'note'; readonly finding: string; readonly text: string }
  /** Says how a conflict with another editor's ledger was settled; changes nothing by itself. */
  | {
      readonly type: 'settle';
      readonly finding: string;
      readonly title: string;
      readonly choice: Settlement;
      readonly mine: SettledSide | null;
      readonly theirs: SettledSide | null;
    }
  /** Draws a random sample of decided findings to be looked at again. */
  | {
      readonly type: 'audit-begin';
      readonly audit: string;
      /** An unsigned 32-bit number from which the draw follows. */
      readonly seed: number;
      readonly byKind: boolean;
      /** In the order in which they are asked. */
      readonly sample: readonly AuditDraw[];
      /** How many findings there were to draw from. */
      readonly population: readonly {
        readonly side: AuditSide;
        readonly kind: Kind;
        readonly findings: number;
      }[];
    }
  /** What the second look says of one finding; the decision stands as it is. */
  | {
      readonly type: 'audit-verdict';
      readonly audit: string;
      readonly finding: string;
      readonly verdict: AuditVerdict;
    }
  /** Ends an audit; `changed` names the findings whose decision was changed by what it found. */
  | {
      readonly type: 'audit-end';
      readonly audit: string;
      readonly outcome: 'done' | 'abandoned';
      readonly changed: readonly string[];
    }
  /** Takes entries back; retracting a retraction brings them again (redo). */
  | { readonly type: 'retract'; readonly entries: readonly string[] };

/** One line of the ledger. Entries are only ever appended. */
export interface LedgerEntry {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: string;
  /** Entries made by one key on a selection share it and are undone together. */
  readonly batch?: string;
  readonly action: Action;
}
