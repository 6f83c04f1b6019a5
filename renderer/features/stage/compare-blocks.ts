import type { MergeRow } from '../../../shared/host/model.ts';

/** A part of a block: text both sides share, or a hunk with its number among all hunks. */
export type BlockPiece =
  | { readonly type: 'same'; readonly text: string }
  | { readonly type: 'hunk'; readonly hunk: number; readonly row: MergeRow };

/** Whole lines that are equal, or the lines around one hunk or several. */
export type CompareBlock =
  | { readonly type: 'same'; readonly text: string; readonly lines: number }
  | { readonly type: 'change'; readonly pieces: readonly BlockPiece[] };

/**
 * Rows of a comparison, which begin and end anywhere in a sentence, as blocks of whole lines: the
 * lines that a hunk touches belong to its block, equal lines between are blocks of their own. The
 * pieces in order, left or right, give the left or right text.
 */
export function compareBlocks(rows: readonly MergeRow[]): CompareBlock[] {
  const blocks: CompareBlock[] = [];
  let pieces: BlockPiece[] = [];
  let hunk = 0;
  const hasHunk = () => pieces.some((piece) => piece.type === 'hunk');
  const pushSame = (text: string) => {
    if (text === '') return;
    const last = blocks.at(-1);
    const whole = last?.type === 'same' ? last.text + text : text;
    if (last?.type === 'same') blocks.pop();
    blocks.push({ type: 'same', text: whole, lines: countLines(whole) });
  };
  for (const row of rows) {
    if (row.type === 'hunk') {
      pieces.push({ type: 'hunk', hunk, row });
      hunk += 1;
      continue;
    }
    let text = row.leftText;
    if (hasHunk()) {
      const end = text.indexOf('\n') + 1;
      if (end === 0) {
        pieces.push({ type: 'same', text });
        continue;
      }
      if (end > 0) pieces.push({ type: 'same', text: text.slice(0, end) });
      blocks.push({ type: 'change', pieces });
      pieces = [];
      text = text.slice(end);
    }
    const lineStart = text.lastIndexOf('\n') + 1;
    pushSame(text.slice(0, lineStart));
    if (lineStart < text.length) pieces.push({ type: 'same', text: text.slice(lineStart) });
  }
  if (hasHunk()) blocks.push({ type: 'change', pieces });
  else pushSame(pieces.map((piece) => (piece.type === 'same' ? piece.text : '')).join(''));
  return blocks;
}

/** Lines that have text. */
export function countLines(text: string): number {
  return text.split('\n').filter((line) => line.trim() !== '').length;
}

/**
 * A long equal text cut to its ends: `head` and `tail` of about `around` characters at word borders,
 * or null where so little would be hidden that it is not worth it.
 */
export function foldText(
  text: string,
  around: number,
  keep: { head: boolean; tail: boolean },
): { head: string; hidden: string; tail: string } | null {
  const headEnd = keep.head ? wordBorder(text, around, 1) : 0;
  const tailStart = keep.tail ? wordBorder(text, text.length - around, -1) : text.length;
  if (tailStart - headEnd < around / 2) return null;
  return {
    head: text.slice(0, headEnd),
    hidden: text.slice(headEnd, tailStart),
    tail: text.slice(tailStart),
  };
}

function wordBorder(text: string, at: number, direction: 1 | -1): number {
  let border = Math.max(0, Math.min(text.length, at));
  for (let steps = 0; steps < 40 && border > 0 && border < text.length; steps += 1) {
    if (/\s/.test(text[border - 1] ?? '')) return border;
    border += direction;
  }
  return border;
}
