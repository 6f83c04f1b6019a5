import type { DiffRow } from './segment.ts';

/** The right text, made from the left one and the rows of their comparison. Throws when `left` is not the text that was compared. */
export function applyRows(left: string, rows: readonly DiffRow[]): string {
  let result = '';
  let at = 0;
  for (const row of rows) {
    const stood = row.segments.map((s) => (s.type === 'added' ? '' : s.text)).join('');
    if (row.left.from !== at || left.slice(row.left.from, row.left.to) !== stood)
      throw new RangeError(`the rows do not fit this text at ${row.left.from}`);
    for (const segment of row.segments) if (segment.type !== 'removed') result += segment.text;
    at = row.left.to;
  }
  if (at !== left.length) throw new RangeError(`the rows end at ${at} of ${left.length}`);
  return result;
}

/** The rows that lead from the right text back to the left one. */
export function invertRows(rows: readonly DiffRow[]): DiffRow[] {
  return rows.map((row) => ({
    type: row.type,
    left: row.right,
    right: row.left,
    ...(row.move ? { move: row.move } : {}),
    segments: row.segments.map((segment) => ({
      type: segment.type === 'same' ? 'same' : segment.type === 'removed' ? 'added' : 'removed',
      text: segment.text,
    })),
  }));
}
