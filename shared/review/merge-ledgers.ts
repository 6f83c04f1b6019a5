import { articleKey } from '../corpus/document.ts';
import { inOneGo, type Portions } from '../progress/portions.ts';
import type { LedgerComparison } from './compare-ledgers.ts';
import type {
  Action,
  ArticleAnchor,
  LedgerEntry,
  SettledSide,
  Settlement,
} from './ledger-entry.ts';
import type { ReviewState } from './review-state.ts';
import type { Said } from './said-of.ts';
import { saidOf } from './said-of.ts';
import type { Surgery } from './surgery-conflicts.ts';

/** What is to be done with the other ledger. */
export interface MergeWishes {
  /** Takes what only the other ledger says: verdicts, rules, splits, joins, notes and tags. */
  readonly takeTheirs: boolean;
  /** How conflicts are settled, by `conflictKey`; those not named stay as they are here. */
  readonly settled: ReadonlyMap<string, Settlement>;
}

/** What a merge appends to this ledger, in this order. */
export interface MergePlan {
  /** Entries of this ledger that are taken back. */
  readonly retract: readonly string[];
  /** Entries of the other ledger, in its order, with their authors and times. */
  readonly take: readonly LedgerEntry[];
  /** What whoever merges says: settlements, notes put together, tags. */
  readonly actions: readonly Action[];
}

export const conflictKey = (type: 'finding' | 'surgery', finding: string): string =>
  `${type} ${finding}`;

/** Findings and entries looked at before others may go on. */
const atOnce = 500;

/** What has to be appended so that two ledgers become one. Nothing where the other one says nothing new. */
export function planMerge(
  mine: ReviewState,
  theirs: ReviewState,
  comparison: LedgerComparison,
  wishes: MergeWishes,
): MergePlan {
  return inOneGo(planMergeInPortions(mine, theirs, comparison, wishes));
}

/** As `planMerge`, in portions. */
export function* planMergeInPortions(
  mine: ReviewState,
  theirs: ReviewState,
  comparison: LedgerComparison,
  wishes: MergeWishes,
): Portions<MergePlan> {
  let looked = 0;
  const retract = new Set<string>();
  const take = new Set<string>();
  const settlements: Action[] = [];
  const takeAll = (entries: readonly LedgerEntry[]) => {
    for (const { id } of entries) take.add(id);
  };
  if (wishes.takeTheirs) {
    takeAll(comparison.surgeries.map(({ entry }) => entry));
    for (const finding of comparison.onlyTheirs) {
      if (++looked % atOnce === 0) yield;
      takeAll(saidOf(finding, theirs)?.entries ?? []);
    }
    for (const finding of comparison.agree) {
      if (++looked % atOnce === 0) yield;
      const promotion = theirs.promotion(finding);
      if (promotion && !mine.promotion(finding)) take.add(promotion.entry.id);
    }
  }
  for (const { finding, mine: own, theirs: other } of comparison.conflicts) {
    if (++looked % atOnce === 0) yield;
    const choice = wishes.settled.get(conflictKey('finding', finding));
    if (!choice) continue;
    if (choice !== 'mine') for (const { id } of own.entries) retract.add(id);
    if (choice === 'theirs') takeAll(other.entries);
    const { title } = own.verdict === null ? other : own;
    settlements.push(settle(finding, title, choice, sideOf(own), sideOf(other)));
  }
  for (const { finding, mine: own, theirs: other } of comparison.surgeryConflicts) {
    const choice = wishes.settled.get(conflictKey('surgery', finding));
    if (!choice) continue;
    if (choice !== 'mine') for (const { entry } of own) retract.add(entry.id);
    if (choice === 'theirs') takeAll(other.map(({ entry }) => entry));
    const title = 'how a cluster was split or joined';
    settlements.push(settle(finding, title, choice, sideOfSurgeries(own), sideOfSurgeries(other)));
  }
  yield;
  const added = wishes.takeTheirs
    ? [...notesOf(mine, theirs), ...(yield* tagsOf(mine, theirs))]
    : [];
  yield;
  return {
    retract: [...retract],
    take: theirs.entries.filter(({ id }) => take.has(id)),
    actions: [...added, ...settlements],
  };
}

function settle(
  finding: string,
  title: string,
  choice: Settlement,
  mine: SettledSide | null,
  theirs: SettledSide | null,
): Action {
  return { type: 'settle', finding, title, choice, mine, theirs };
}

function sideOf({ verdict, replacement, by, at, entries }: Said): SettledSide {
  return { verdict, replacement, by, at, entries: entries.map(({ id }) => id) };
}

function sideOfSurgeries(surgeries: readonly Surgery[]): SettledSide | null {
  const last = surgeries.at(-1)?.entry;
  if (!last) return null;
  return {
    verdict: null,
    replacement: null,
    by: last.by,
    at: last.at,
    entries: surgeries.map(({ entry }) => entry.id),
  };
}

/** Notes are never in conflict: one that only the other ledger has is taken, of two different ones both stand. */
function notesOf(mine: ReviewState, theirs: ReviewState): Action[] {
  const notes: Action[] = [];
  const seen = new Set<string>();
  for (const { action, by } of theirs.entries) {
    if (action.type !== 'note' || seen.has(action.finding)) continue;
    seen.add(action.finding);
    const other = theirs.note(action.finding);
    const own = mine.note(action.finding);
    if (other === '' || own.includes(other)) continue;
    const text = own === '' ? other : `${own}\n${by ? `${by}: ` : ''}${other}`;
    notes.push({ type: 'note', finding: action.finding, text });
  }
  return notes;
}

/** Tags are united; none is taken off. One action for each tag. */
function* tagsOf(mine: ReviewState, theirs: ReviewState): Portions<Action[]> {
  let looked = 0;
  const missing = new Map<string, Map<string, ArticleAnchor>>();
  for (const { id, action } of theirs.entries) {
    if (action.type !== 'tag' || !theirs.isEffective(id)) continue;
    for (const anchor of action.articles) {
      if (++looked % atOnce === 0) yield;
      const key = articleKey(anchor);
      const own = mine.tags(key);
      for (const tag of theirs.tags(key)) {
        if (own.includes(tag)) continue;
        const articles = missing.get(tag) ?? new Map<string, ArticleAnchor>();
        missing.set(tag, articles.set(key, anchor));
      }
    }
  }
  return [...missing].map(([tag, articles]) => ({
    type: 'tag',
    articles: [...articles.values()],
    add: [tag],
    remove: [],
  }));
}
