/** A stretch of text as it is shown: unchanged, removed, added, or removed by another finding. */
export interface Run {
  readonly type: 'same' | 'removed' | 'added' | 'other';
  readonly text: string;
}
