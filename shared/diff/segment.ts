/** A stretch of a diff as it is shown: text both sides share, or text only the left or the right side has. */
export interface DiffSegment {
  readonly type: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** One end of a move: what stands in this hunk on one side only stands in the row `other` on the other side. */
export interface MoveEnd {
  /** Index of the row that is the other end. */
  readonly other: number;
  /** False where some words changed on the way. */
  readonly equal: boolean;
}

/** One hunk or one stretch of equal text of two texts; the rows of a comparison tile both. */
export interface DiffRow {
  readonly type: 'same' | 'hunk';
  /** Half-open spans in the left and the right text. */
  readonly left: { readonly from: number; readonly to: number };
  readonly right: { readonly from: number; readonly to: number };
  /** Word by word; `removed` stands on the left only, `added` on the right only. */
  readonly segments: readonly DiffSegment[];
  /** For a hunk that is one end of a move. */
  readonly move?: MoveEnd;
}

/** A comparison of two texts; `precise` is false where the limit on work made it coarse, never wrong. */
export interface Comparison {
  readonly rows: readonly DiffRow[];
  readonly precise: boolean;
}
