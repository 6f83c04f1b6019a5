import { describe, expect, test } from 'vitest';
import { applyRows } from '../../../shared/diff/apply.ts';
import { compareTexts } from '../../../shared/diff/compare.ts';

/** The hunks in a short form: equal text as it is, `[-removed-]`, `{+added+}`. */
function hunks(left: string, right: string): string[] {
  return compareTexts(left, right)
    .rows.filter((row) => row.type === 'hunk')
    .map((row) =>
      row.segments
        .map(({ type, text }) =>
          type === 'same' ? text : type === 'removed' ? `[-${text}-]` : `{+${text}+}`,
        )
        .join(''),
    );
}

/** Words from a small generator, so that long texts are the same in every run. */
function words(count: number, seed: number, vocabulary = 4000): string[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return `w${(state >> 8) % vocabulary}`;
  });
}

function prose(list: readonly string[]): string {
  return list.map((word, i) => (i % 14 === 13 ? `${word}.\n` : `${word} `)).join('');
}

describe('a comparison', () => {
  test('is one equal row for equal texts and none for empty ones', () => {
    expect(compareTexts('One.\n', 'One.\n').rows).toHaveLength(1);
    expect(compareTexts('', '')).toEqual({ rows: [], precise: true });
    expect(hunks('', 'One.')).toEqual(['{+One.+}']);
  });

  test('covers whole words, numbers and compounds', () => {
    expect(hunks('It was reportf here.', 'It was reported here.')).toEqual([
      '[-reportf-]{+reported+}',
    ]);
    expect(hunks('It rose 2.5 points.', 'It rose 2.7 points.')).toEqual(['[-2.5-]{+2.7+}']);
    expect(hunks('Ana Ruiz-Soto said.', 'Ana Ruiz-Sota said.')).toEqual([
      '[-Ruiz-Soto-]{+Ruiz-Sota+}',
    ]);
    expect(hunks('a e\u0301 b', 'a e b')).toEqual(['[-e\u0301-]{+e+}']);
  });

  test('joins near changes within a sentence and keeps those of other lines and sentences apart', () => {
    expect(hunks('a big red boat sank', 'a small red ship sank')).toEqual([
      '[-big-]{+small+} red [-boat-]{+ship+}',
    ]);
    expect(hunks('They met on Monday.', 'They met last Tuesday.')).toEqual([
      '[-on Monday-]{+last Tuesday+}',
    ]);
    expect(hunks('It sank. He wept.', 'It swam. She wept.')).toEqual([
      '[-sank-]{+swam+}',
      '[-He-]{+She+}',
    ]);
    expect(hunks('one\ntwo\n', 'ein\nzwei\n')).toEqual(['[-one-]{+ein+}', '[-two-]{+zwei+}']);
  });

  test('shows a sentence of which little is left as one replacement, and only that sentence', () => {
    expect(
      hunks(
        'It rained. The old boat sank at noon near the pier. Nobody was hurt.',
        'It rained. A new ship was lost at dawn off the point. Nobody was hurt.',
      ),
    ).toEqual([
      '[-The old boat sank at noon near the pier-]{+A new ship was lost at dawn off the point+}',
    ]);
    expect(
      hunks(
        'The council met on Monday to talk about the bridge and its cost.',
        'The council met on Tuesday to talk about the bridge and its price.',
      ),
    ).toEqual(['[-Monday-]{+Tuesday+}', '[-cost-]{+price+}']);
  });

  test('takes equal words into the change where they are shorter than what changed on either side', () => {
    expect(
      hunks(
        'We saw seventeen grey gulls of some unnamed kind upon the long wet pier that day in spring.',
        'We saw twelve loud parrots of very bright plumage upon the long wet pier that day in spring.',
      ),
    ).toEqual([
      '[-seventeen grey gulls of some unnamed kind-]{+twelve loud parrots of very bright plumage+}',
    ]);
  });

  test('begins an added sentence or line where it begins', () => {
    expect(hunks('A came. A left.', 'A came. A sang. A left.')).toEqual(['{+A sang. +}']);
    expect(hunks('TT\n\nOne.\n', 'TT\n\nTT\n\nOne.\n')).toEqual(['{+TT\n\n+}']);
    expect(hunks('One.\nTT\nTwo.\n', 'One.\nTwo.\n')).toEqual(['[-TT\n-]']);
  });

  test('is exact for a hundred thousand words with changes all over', () => {
    const list = words(100_000, 1);
    const changed = list.map((word, i) => (i % 500 === 7 ? `${word}x` : word));
    const [left, right] = [prose(list), prose(changed)];
    const { rows, precise } = compareTexts(left, right);
    expect(precise).toBe(true);
    expect(rows.filter((row) => row.type === 'hunk')).toHaveLength(200);
    expect(applyRows(left, rows)).toBe(right);
  });

  test('stays right where texts have nothing in common, and says that it is coarse', () => {
    const left = prose(words(20_000, 3));
    const right = prose(words(20_000, 5));
    const { rows, precise } = compareTexts(left, right);
    expect(precise).toBe(false);
    expect(applyRows(left, rows)).toBe(right);
  });
});
