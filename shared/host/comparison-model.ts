import type { DiffSegment } from '../diff/segment.ts';
import type { Take } from '../review/ledger-entry.ts';

/** A row of a comparison: text that both sides share, or a hunk with the choice made for it. */
export type CompareRow =
  | { readonly type: 'same'; readonly text: string }
  | {
      readonly type: 'hunk';
      readonly leftText: string;
      readonly rightText: string;
      /** Word by word; `removed` stands on the left only, `added` on the right only. */
      readonly segments: readonly DiffSegment[];
      readonly take: Take | null;
      /** True where the choice was made with others at one stroke. */
      readonly together: boolean;
      /** The editor's own text, where that was taken. */
      readonly own: string | null;
      /** Where it is one end of a moved paragraph: the number of the hunk that is the other end. */
      readonly move: { readonly hunk: number; readonly equal: boolean } | null;
    };

/** Numbers or names that only one of two texts has; `items` lists them in words. */
export interface TextDifference {
  readonly what: 'numbers' | 'names';
  readonly side: 'left' | 'right';
  readonly items: string;
}

export interface CompareView {
  /** Indices of members. The left one is the canonical copy, with what was taken of other members. */
  readonly left: number;
  readonly right: number;
  /** True where the left text has something of other members already. */
  readonly grown: boolean;
  readonly rows: readonly CompareRow[];
  readonly precise: boolean;
  readonly hunks: number;
  readonly chosen: number;
  /** The merged text as it stands. */
  readonly result: string;
  /** True when the editor wrote in the result by hand. */
  readonly edited: boolean;
  /** In words: numbers and names that only one side has. */
  readonly differences: readonly TextDifference[];
}
