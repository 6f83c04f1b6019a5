import type { UndoInfo } from '../../shared/host/model.ts';
import type { LedgerOrder } from '../../shared/review/entries-in-order.ts';
import type { Deed } from '../host/watched-host.ts';
import { createStore } from './store.ts';

/** A change of a dictionary of the editor's own, which is a setting and no entry of the ledger. */
export interface WordChange {
  readonly scope: 'project' | 'all';
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** The finding whose word it was, or null. */
  readonly finding: string | null;
}

/** A change with how many entries the ledger had when it was made and, if it was, taken back. */
interface PlacedChange {
  readonly change: WordChange;
  readonly madeAt: number;
  readonly undoneAt: number;
}

export interface WordTravel {
  /** Changes made in this session that hold, in the order in which they were made, and those that were taken back, in the order of that. */
  readonly undo: readonly PlacedChange[];
  readonly redo: readonly PlacedChange[];
  /** How many entries the ledger had when something new was last done with words; what was taken back before is not done again. */
  readonly sealedAt: number;
}

/** What undo or redo does next. */
type TravelStep =
  | { readonly type: 'words'; readonly change: WordChange }
  | { readonly type: 'ledger' };

export const noWords: WordTravel = { undo: [], redo: [], sealedAt: 0 };

/** What undo and redo do besides the ledger. */
export const wordTravel = createStore<WordTravel>(noWords);

/**
 * What the direction leads to: the last thing done or taken back, be it an entry of the ledger or a change of words.
 * Null where there is none. Both are told apart by the ledger's length: what was done later comes first.
 */
export function nextStep(
  travel: WordTravel,
  order: LedgerOrder,
  direction: 'undo' | 'redo',
): TravelStep | null {
  if (direction === 'undo') {
    const last = travel.undo.at(-1);
    if (last && (order.undo === null || last.madeAt > order.undo))
      return { type: 'words', change: last.change };
    return order.undo === null ? null : { type: 'ledger' };
  }
  const last = travel.redo.at(-1);
  const entry = order.redo !== null && order.redo >= travel.sealedAt ? order.redo : null;
  // A new entry since then: there is nothing to do again.
  const words = last && last.undoneAt > order.newest ? last : null;
  if (words && (entry === null || words.undoneAt > entry))
    return { type: 'words', change: words.change };
  return entry === null ? null : { type: 'ledger' };
}

/** The same after a change: as something new, or as the last one taken back or done again. `length` is that of the ledger. */
export function afterWords(
  travel: WordTravel,
  change: WordChange,
  as: 'new' | 'undone' | 'redone',
  length: number,
): WordTravel {
  const { undo, redo, sealedAt } = travel;
  if (as === 'new') {
    const placed = { change, madeAt: length, undoneAt: length };
    return { undo: [...undo, placed], redo: [], sealedAt: length };
  }
  const [from, to] = as === 'undone' ? [undo, redo] : [redo, undo];
  const moved = from.slice(-1).map((placed) => ({ ...placed, change, undoneAt: length }));
  const [left, grown] = [from.slice(0, -1), [...to, ...moved]];
  return as === 'undone'
    ? { undo: left, redo: grown, sealedAt }
    : { undo: grown, redo: left, sealedAt };
}

/** Forgets them when another project is opened. */
export function forgetWordsAfter({ name }: Deed): void {
  if (name.startsWith('project.open') || name === 'project.close') wordTravel.set(noWords);
}

/** What undo or redo would do, to follow its name; null where there is nothing. */
export function wordsOfStep(
  travel: WordTravel,
  info: UndoInfo,
  direction: 'undo' | 'redo',
): string | null {
  const step = nextStep(travel, info.order, direction);
  if (step?.type !== 'words') return step && info[direction];
  const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ');
  const { add, remove } = step.change;
  return add.length > 0
    ? `added ${quoted(add)} to the dictionary`
    : `took ${quoted(remove)} out of the dictionary`;
}
