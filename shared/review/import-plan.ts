import type { Portions } from '../progress/portions.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { ReviewState } from './review-state.ts';

/** What importing a ledger as it is appends here, and what of it is passed over. */
export interface ImportPlan {
  /** In the order in which they are appended: retractions first, since nothing else rests on their place. */
  readonly take: readonly LedgerEntry[];
  /** Entries that are here already, and how many of these were taken back here. */
  readonly known: number;
  readonly takenBackHere: number;
  /** Entries that were taken back in the other ledger. */
  readonly takenBackThere: number;
}

/** Entries looked at before others may go on. */
const entriesAtOnce = 2_000;

/**
 * Everything that holds in the other ledger and is not here: verdicts with their authors and times, and
 * retractions of what holds here. Where both decided, the imported entries come later and so have the last word.
 * Found in portions.
 */
export function* planImport(mine: ReviewState, theirs: ReviewState): Portions<ImportPlan> {
  const retractions: LedgerEntry[] = [];
  const doings: LedgerEntry[] = [];
  let known = 0;
  let takenBackHere = 0;
  let takenBackThere = 0;
  for (const [index, entry] of theirs.entries.entries()) {
    if (index % entriesAtOnce === entriesAtOnce - 1) yield;
    const { id, action } = entry;
    if (mine.entry(id)) {
      known++;
      if (!mine.isEffective(id) && theirs.isEffective(id)) takenBackHere++;
    } else if (!theirs.isEffective(id)) takenBackThere++;
    else if (action.type !== 'retract') doings.push(entry);
    else if (action.entries.some((target) => mine.isEffective(target))) retractions.push(entry);
  }
  return { take: [...retractions, ...doings], known, takenBackHere, takenBackThere };
}
