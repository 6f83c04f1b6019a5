import type { CompareRow } from '../../../shared/host/comparison-model.ts';

export type HunkRow = Extract<CompareRow, { type: 'hunk' }>;

/** A part of a block: text both sides share, or a hunk with its number among all hunks. Of a long hunk a block has a part, `first` or not. */
export type BlockPiece =
  | { readonly type: 'same'; readonly text: string }
  | {
      readonly type: 'hunk';
      readonly hunk: number;
      readonly row: HunkRow;
      readonly first: boolean;
    };

/** Whole lines that are equal, or the lines around one hunk or several. */
export type CompareBlock =
  | { readonly type: 'same'; readonly text: string; readonly lines: number }
  | { readonly type: 'change'; readonly pieces: readonly BlockPiece[] };

/** What one row of the list shows: a block as it is, or equal lines with their middle folded away; `fold` names it. */
export type ShownBlock = CompareBlock & { readonly fold?: number };

/**
 * Rows of a comparison, which begin and end anywhere in a sentence, as blocks of whole lines: the
 * lines that a hunk touches belong to its block, equal lines between are blocks of their own. The
 * pieces in order, left or right, give the left or right text.
 */
export function compareBlocks(rows: readonly CompareRow[]): CompareBlock[] {
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
  const pushChange = () => {
    blocks.push({ type: 'change', pieces });
    pieces = [];
  };
  for (const row of rows) {
    if (row.type === 'hunk') {
      // The end of a move stands by itself where it begins and ends with lines.
      if (hasHunk() && pieces.every((piece) => endsLine(piece))) pushChange();
      pieces.push({ type: 'hunk', hunk, row, first: true });
      hunk += 1;
      continue;
    }
    let { text } = row;
    if (hasHunk()) {
      if (pieces.every((piece) => endsLine(piece))) pushChange();
      else {
        const end = text.indexOf('\n') + 1;
        if (end === 0) {
          pieces.push({ type: 'same', text });
          continue;
        }
        pieces.push({ type: 'same', text: text.slice(0, end) });
        pushChange();
        text = text.slice(end);
      }
    }
    const lineStart = text.lastIndexOf('\n') + 1;
    pushSame(text.slice(0, lineStart));
    if (lineStart < text.length) pieces.push({ type: 'same', text: text.slice(lineStart) });
  }
  if (hasHunk()) pushChange();
  else pushSame(pieces.map((piece) => (piece.type === 'same' ? piece.text : '')).join(''));
  return blocks;
}

/** True for a hunk of whole lines on both sides. */
function endsLine(piece: BlockPiece): boolean {
  if (piece.type === 'same') return false;
  const { leftText, rightText } = piece.row;
  return [leftText, rightText].every((text) => text === '' || text.endsWith('\n'));
}

/** Characters of text that one row of the list shows; more is cut, so that no row is slow to draw. */
export const longestShown = 3_000;

/**
 * The blocks as the list shows them: equal text that is long is folded unless it was opened (its index
 * in `opened`, or all of it), and what is opened, or changed, in pieces of a bearable length.
 */
export function shownBlocks(
  blocks: readonly CompareBlock[],
  opened: ReadonlySet<number> | 'all',
  around: number,
): ShownBlock[] {
  return blocks.flatMap((block, index): ShownBlock[] => {
    if (block.type === 'change') return changeParts(block.pieces);
    const keep = { head: index > 0, tail: index < blocks.length - 1 };
    const folds = foldText(block.text, around, keep) !== null;
    if (folds && opened !== 'all' && !opened.has(index)) return [{ ...block, fold: index }];
    return cutText(block.text, longestShown).map((text) => ({
      type: 'same',
      text,
      lines: countLines(text),
    }));
  });
}

/** A changed block, cut where it is long: the first part of a hunk has its choices. */
function changeParts(pieces: readonly BlockPiece[]): ShownBlock[] {
  const blocks: ShownBlock[] = [];
  let current: BlockPiece[] = [];
  let length = 0;
  const flush = () => {
    if (current.length > 0) blocks.push({ type: 'change', pieces: current });
    current = [];
    length = 0;
  };
  const push = (piece: BlockPiece, size: number) => {
    if (length > 0 && length + size > longestShown) flush();
    current.push(piece);
    length += size;
  };
  for (const piece of pieces) {
    if (piece.type === 'same') {
      for (const text of cutText(piece.text, longestShown))
        push({ type: 'same', text }, text.length);
      continue;
    }
    for (const [part, row] of cutHunk(piece.row).entries())
      push({ ...piece, row, first: part === 0 }, row.leftText.length + row.rightText.length);
  }
  flush();
  return blocks;
}

/** A hunk in parts of a bearable length, what is removed beside what is added. */
function cutHunk(row: HunkRow): HunkRow[] {
  const long = row.leftText.length + row.rightText.length > longestShown;
  const lefts = long ? cutText(row.leftText, longestShown / 2) : [row.leftText];
  const rights = long ? cutText(row.rightText, longestShown / 2) : [row.rightText];
  const parts = Math.max(lefts.length, rights.length);
  if (parts <= 1) return [row];
  return Array.from({ length: parts }, (_, part) => {
    const leftText = lefts[part] ?? '';
    const rightText = rights[part] ?? '';
    return {
      ...row,
      leftText,
      rightText,
      own: part === 0 ? row.own : null,
      segments: [
        { type: 'removed' as const, text: leftText },
        { type: 'added' as const, text: rightText },
      ].filter(({ text }) => text !== ''),
    };
  });
}

/** A text in pieces no longer than `most`, cut at line ends where there are some, else between words; joined they are the text. */
export function cutText(text: string, most: number): string[] {
  const pieces: string[] = [];
  let from = 0;
  while (text.length - from > most) {
    const line = text.lastIndexOf('\n', from + most - 1);
    const space = line > from ? line : text.lastIndexOf(' ', from + most - 1);
    let to = space > from ? space + 1 : from + most;
    // A pair of code units is one character.
    if (/[\ud800-\udbff]/.test(text[to - 1] ?? '')) to -= 1;
    pieces.push(text.slice(from, to));
    from = to;
  }
  if (from < text.length || pieces.length === 0) pieces.push(text.slice(from));
  return pieces;
}

/** Lines that have text. */
export function countLines(text: string): number {
  let lines = 0;
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    if (text.slice(from, to).trim() !== '') lines += 1;
    from = to + 1;
  }
  return lines;
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
