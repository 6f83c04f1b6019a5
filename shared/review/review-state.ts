import type { LedgerOrder, UndoTarget } from './entries-in-order.ts';
import type { Action, Anchor, LedgerEntry } from './ledger-entry.ts';

type ActionOf<Type extends Action['type']> = Extract<Action, { type: Type }>;

/** An effective action together with the entry that holds it. */
export interface Effective<Type extends Action['type']> {
  readonly entry: LedgerEntry;
  readonly action: ActionOf<Type>;
  /** Position in the ledger; the higher, the later. */
  readonly order: number;
}

/** What the ledger amounts to now, as its readers see it. Entries unknown to it are kept and have no effect. */
export interface ReviewState {
  readonly entries: readonly LedgerEntry[];
  entry(id: string): LedgerEntry | null;
  /** False for entries that were taken back. */
  isEffective(id: string): boolean;
  decision(finding: string): Effective<'decide'> | null;
  /** Places set aside from a finding, in ledger order. */
  vetoes(finding: string): readonly Anchor[];
  arrangement(finding: string): Effective<'arrange'> | null;
  merge(finding: string): Effective<'merge'> | null;
  /** What a merge takes of the members' records. */
  fields(finding: string): Effective<'fields'> | null;
  /** How clusters were split and joined, in ledger order. */
  surgeries(): readonly (Effective<'split'> | Effective<'join'>)[];
  /** The promotion by which an accepted finding is a rule; null for others, and once it was denied or the promotion taken back. */
  promotion(finding: string): Effective<'promote'> | null;
  note(finding: string): string;
  /** How a conflict with another ledger about this finding was settled last. */
  settlement(finding: string): Effective<'settle'> | null;
  /** The entries of all audits in ledger order, with whether each is effective. */
  audits(): readonly { readonly entry: LedgerEntry; readonly holds: boolean }[];
  /** Tags of the article with this `articleKey`, in order of name. */
  tags(article: string): readonly string[];
  /** Every tag in use with its number of articles, in order of name. */
  tagCounts(): ReadonlyMap<string, number>;
  /** Tags that were last taken off the article with this key, had it them or not, in order of name. */
  tagsRuledOut(article: string): readonly string[];
  /** The keys of the articles that have the tag or one below it. */
  articlesTagged(branch: string): ReadonlySet<string>;
  /** How articles were tagged, in ledger order. */
  taggings(): readonly Effective<'tag'>[];
  /** What a tag written down when the ledger had `since` entries is called now; null where it was deleted. */
  tagNow(tag: string, since: number): string | null;
  /** The keys of articles that have tags. */
  taggedArticles(): Iterable<string>;
  /** Ids of the findings with an effective decision, in order of first decision. */
  decidedFindings(): Iterable<string>;
  /** All entries about a finding, taken back or not, in ledger order. */
  historyOf(finding: string): readonly LedgerEntry[];
  /** False while no cluster was ever decided on, so that nobody needs digests. */
  decidesClusters(): boolean;
  /** The effective decisions on clusters that had a member with this digest, newest first. */
  clusterDecisions(digest: string): readonly Effective<'decide'>[];
  order(): LedgerOrder;
  undoTarget(): UndoTarget | null;
  redoTarget(): UndoTarget | null;
  /** Effective later entries that make sense only while this one holds, in ledger order. */
  dependentsOf(id: string): readonly LedgerEntry[];
  /** Ids of all entries that one key made together with this one, itself among them, in ledger order. */
  batchMates(id: string): readonly string[];
  /** How many these are. */
  batchSize(id: string): number;
}
