import { initialFilter } from '../../shared/host/initial-filter.ts';
import type { QueueFilter } from '../../shared/host/operations.ts';

/** Where the editor stands in the queue. */
export interface QueueState {
  readonly filter: QueueFilter;
  /** The finding on the stage and its row; the row is null where the filter hides it. */
  readonly current: { readonly id: string; readonly index: number | null } | null;
  readonly selection: ReadonlySet<string>;
  /** The row from which Shift extends. */
  readonly anchor: number | null;
}

/** Where the editor stands in the finding on the stage. */
export interface StageState {
  /** Index among the places of a text finding. */
  readonly place: number;
  /** Index among the hunks of a comparison. */
  readonly hunk: number;
  /** Index of the member on the right; null takes the first one that is not the canonical copy. */
  readonly right: number | null;
  readonly editing: boolean;
  /** True where equal text is not folded. */
  readonly unfolded: boolean;
  /** What the editor typed over the suggestion, not yet decided. */
  readonly draft: string | null;
}

export const initialQueue: QueueState = {
  filter: initialFilter,
  current: null,
  selection: new Set(),
  anchor: null,
};

export const initialStage: StageState = {
  place: 0,
  hunk: 0,
  right: null,
  editing: false,
  unfolded: false,
  draft: null,
};
