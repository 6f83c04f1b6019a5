import type { HistoryFacets } from '../review/history.ts';
import type { Decided, HistoryItem, Window } from './model.ts';

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
