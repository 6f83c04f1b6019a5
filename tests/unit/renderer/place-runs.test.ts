import { expect, test } from 'vitest';
import type { Run } from '../../../renderer/components/run.ts';
import { textPieces } from '../../../renderer/components/text-pieces.ts';
import {
  changeRuns,
  contextRuns,
  placeLine,
  placeRuns,
} from '../../../renderer/features/stage/place-runs.ts';
import { widen } from '../../../renderer/features/stage/use-wider-context.ts';
import type { PlaceView } from '../../../shared/host/model.ts';

/** Runs as a picture: `[-removed-]`, `[+added+]`, `(other)`. */
function picture(runs: readonly Run[]): string {
  const frames = { same: ['', ''], removed: ['[-', '-]'], added: ['[+', '+]'], other: ['(', ')'] };
  return runs.map(({ type, text }) => frames[type].join(text)).join('');
}

const place: PlaceView = {
  place: 0,
  article: {
    key: 'a.txt:0',
    document: 'a.txt',
    article: 0,
    headline: '',
    words: 9,
    fields: [],
    tags: [],
    fate: 'kept',
  },
  line: 1,
  left: 'The mayor ',
  before: 'saidd',
  after: 'said',
  right: ' so twice.',
  leftRemovals: [],
  rightRemovals: [{ from: 3, to: 9 }],
  leftCut: false,
  rightCut: true,
  vetoed: false,
  byRule: false,
  stale: false,
};

test('a word is replaced as a whole', () => {
  expect(picture(changeRuns('saidd', 'said'))).toBe('[-saidd-][+said+]');
});

test('a longer text is compared word by word', () => {
  expect(picture(changeRuns('the the old pier', 'the old pier'))).toMatch(/old pier$/);
});

test('a removal has nothing added', () => {
  expect(picture(changeRuns('TT\n', ''))).toBe('[-TT\n-]');
});

test('what other findings remove is marked in the context', () => {
  expect(picture(contextRuns('one two three', [{ from: 4, to: 8 }]))).toBe('one (two )three');
  expect(
    picture(
      contextRuns('abc', [
        { from: 0, to: 2 },
        { from: 1, to: 3 },
      ]),
    ),
  ).toBe('(ab)(c)');
});

test('each side shows what it has', () => {
  expect(picture(placeRuns(place, 'said', 'both'))).toBe('The mayor [-saidd-][+said+] so( twice).');
  expect(picture(placeRuns(place, 'said', 'old'))).toBe('The mayor [-saidd-] so( twice).');
  expect(picture(placeRuns(place, 'said', 'new'))).toBe('The mayor [+said+] so( twice).');
});

test('a line of the list has no line ends and is cut on both sides', () => {
  const long = { ...place, left: 'A first line\nand a second one ', right: '\nthen more of it' };
  expect(picture(placeLine(long, 'said', 12))).toBe('… second one [-saidd-][+said+] then more o…');
});

test('the whole article comes around a place that stands in it once', () => {
  const source = `Headline\n\nThe mayor saidd so twice. The end.`;
  const wide = widen({ ...place, leftRemovals: [{ from: 0, to: 4 }] }, source);
  expect(wide.left + wide.before + wide.right).toBe(source);
  expect(wide.leftRemovals).toEqual([{ from: 10, to: 14 }]);
  expect([wide.leftCut, wide.rightCut]).toEqual([false, false]);
  expect(widen(place, 'something else')).toBe(place);
});

test('pieces put together are the text, whatever is marked', () => {
  const text = 'a \u00a0b\tc\r\n\u200bd  \n';
  for (const marks of ['none', 'changed', 'all'] as const) {
    expect(
      textPieces(text, marks)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  }
});

test('a removed run of spaces is made visible, a space between words is not', () => {
  expect(textPieces('  ', 'changed').map((piece) => piece.mark)).toEqual(['space', 'space']);
  expect(textPieces('a b', 'changed').map((piece) => piece.mark)).toEqual(['none']);
  expect(textPieces('a\n', 'changed').map((piece) => piece.mark)).toEqual(['none', 'break']);
});
