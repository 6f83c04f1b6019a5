import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CompareBlock,
  compareBlocks,
  cutText,
  foldText,
  longestShown,
  shownBlocks,
} from '../../../renderer/features/stage/compare-blocks.ts';
import { compareTexts } from '../../../shared/diff/compare.ts';
import type { CompareRow } from '../../../shared/host/comparison-model.ts';

function rowsOf(left: string, right: string): CompareRow[] {
  return compareTexts(left, right).rows.map((row): CompareRow => {
    const leftText = left.slice(row.left.from, row.left.to);
    if (row.type === 'same') return { type: 'same', text: leftText };
    return {
      type: 'hunk',
      leftText,
      rightText: right.slice(row.right.from, row.right.to),
      segments: row.segments,
      take: null,
      together: false,
      own: null,
      move: null,
    };
  });
}

function sideOf(blocks: readonly CompareBlock[], side: 'leftText' | 'rightText'): string {
  return blocks
    .map((block) =>
      block.type === 'same'
        ? block.text
        : block.pieces
            .map((piece) => (piece.type === 'same' ? piece.text : piece.row[side]))
            .join(''),
    )
    .join('');
}

test('a hunk takes the line it stands in with it', () => {
  const blocks = compareBlocks(
    rowsOf('One line.\nThe pier is old now.\nLast.', 'One line.\nThe pier is new now.\nLast.'),
  );
  expect(blocks.map((block) => block.type)).toEqual(['same', 'change', 'same']);
  const change = blocks[1];
  expect(
    change?.type === 'change' ? change.pieces.map((p) => (p.type === 'same' ? p.text : '#')) : [],
  ).toEqual(['The pier is ', '#', ' now.\n']);
});

test('equal texts are one block', () => {
  expect(compareBlocks(rowsOf('a\nb\nc', 'a\nb\nc'))).toEqual([
    { type: 'same', text: 'a\nb\nc', lines: 3 },
  ]);
  expect(compareBlocks([])).toEqual([]);
});

test('the blocks in order give both texts, and number the hunks', () => {
  const text = fc
    .array(fc.constantFrom('pier ', 'boat ', 'tide', '.', '\n', '\n\n', 'wind '), { maxLength: 30 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (left, right) => {
      const rows = rowsOf(left, right);
      const blocks = compareBlocks(rows);
      expect(sideOf(blocks, 'leftText')).toBe(left);
      expect(sideOf(blocks, 'rightText')).toBe(right);
      const hunks = blocks.flatMap((block) =>
        block.type === 'change'
          ? block.pieces.flatMap((piece) => (piece.type === 'hunk' ? [piece.hunk] : []))
          : [],
      );
      expect(hunks).toEqual(hunks.map((_, index) => index));
      expect(hunks.length).toBe(rows.filter((row) => row.type === 'hunk').length);
    }),
  );
});

test('a long equal text is folded at words, and loses nothing', () => {
  const text = 'A boat came in at seven and left again at nine. '.repeat(20);
  const fold = foldText(text, 100, { head: true, tail: true });
  expect(fold).not.toBeNull();
  expect(`${fold?.head}${fold?.hidden}${fold?.tail}`).toBe(text);
  expect(fold?.head.endsWith(' ')).toBe(true);
  expect(foldText('short', 100, { head: true, tail: true })).toBeNull();
});

test('what is shown has no long row, whatever is folded or opened, and loses nothing', () => {
  const line = 'A boat came in at seven and left again at nine.\n';
  const left = `${line.repeat(400)}${'old words in one line without any end '.repeat(300)}\n${line.repeat(300)}`;
  const right = `${line.repeat(400)}${'other things that were said instead '.repeat(260)}\n${line.repeat(300)}`;
  const blocks = compareBlocks(rowsOf(left, right));
  const folded = shownBlocks(blocks, new Set(), 150);
  expect(folded.filter((block) => block.fold !== undefined)).toHaveLength(2);
  expect(sideOf(folded, 'leftText')).toBe(left);
  for (const opened of ['all', new Set([0])] as const) {
    const shown = shownBlocks(blocks, opened, 150);
    expect(sideOf(shown, 'leftText')).toBe(left);
    expect(sideOf(shown, 'rightText')).toBe(right);
    for (const block of shown) {
      if (block.fold !== undefined) continue;
      const length =
        block.type === 'same'
          ? block.text.length
          : block.pieces.reduce(
              (sum, piece) =>
                sum +
                (piece.type === 'same'
                  ? piece.text.length
                  : piece.row.leftText.length + piece.row.rightText.length),
              0,
            );
      expect(length).toBeLessThanOrEqual(longestShown);
    }
    const firsts = shown.flatMap((block) =>
      block.type === 'change'
        ? block.pieces.filter((piece) => piece.type === 'hunk' && piece.first)
        : [],
    );
    expect(firsts).toHaveLength(1);
  }
});

test('a text is cut without splitting a character', () => {
  const text = '😀'.repeat(500);
  const pieces = cutText(text, 101);
  expect(pieces.join('')).toBe(text);
  for (const piece of pieces) expect(piece.length % 2).toBe(0);
});
