import { describe, expect, test } from 'vitest';
import { compareTexts } from '../../../shared/diff/compare.ts';
import type { HunkChoice, Take } from '../../../shared/review/ledger-entry.ts';
import { grow, mergedText, mergeEdits } from '../../../shared/review/merge.ts';
import {
  grownFor,
  type MergeRow,
  mergeRows,
  withoutWritten,
  withTakes,
  withWritten,
} from '../../../shared/review/merge-rows.ts';
import { viewWithout } from '../../../shared/text/view.ts';

const canonical = { document: 'a.txt', article: 0, digest: 'd0' };
const member = { document: 'b.txt', article: 0, digest: 'd1' };
const third = { document: 'c.txt', article: 0, digest: 'd2' };
const base = 'The ferry left at dawn.\nTwo men waved.\n';
const theirs = 'The ferry left at noon.\nTwo men waved.\nA dog barked.\n';

function rowsOf(
  text: string,
  other: string,
  choices: readonly HunkChoice[],
  who = member,
): readonly MergeRow[] {
  const grown = grownFor(text, choices, who, canonical);
  return mergeRows(grown, other, compareTexts(grown.text, other), choices, who, canonical);
}

const hunksOf = (rows: readonly MergeRow[]) => rows.filter((row) => row.type === 'hunk');

/** The choices with that for one more hunk, counted among the hunks. */
function taken(
  text: string,
  other: string,
  choices: readonly HunkChoice[],
  hunk: number,
  take: Take,
  own?: string,
  who = member,
  together = false,
): HunkChoice[] {
  const rows = rowsOf(text, other, choices, who);
  const row = rows.indexOf(hunksOf(rows)[hunk]!);
  const wanted = { row, take, ...(own === undefined ? {} : { text: own }) };
  const grown = grownFor(text, choices, who, canonical);
  return withTakes(choices, rows, grown, who, canonical, [wanted], together);
}

function choose(takes: readonly (Take | null)[]): HunkChoice[] {
  let choices: HunkChoice[] = [];
  expect(hunksOf(rowsOf(base, theirs, []))).toHaveLength(takes.length);
  takes.forEach((take, hunk) => {
    if (take) choices = taken(base, theirs, choices, hunk, take);
  });
  return choices;
}

describe('a merge', () => {
  test('stays the canonical text while nothing is chosen, and becomes the other one when all of it is', () => {
    expect(mergedText(base, [])).toBe(base);
    expect(mergedText(base, choose(['left', 'left']))).toBe(base);
    expect(mergedText(base, choose(['right', 'right']))).toBe(theirs);
  });

  test('takes both sides of a hunk in either order with a space between words', () => {
    expect(mergedText(base, choose(['both', null]))).toContain('at dawn noon.');
    expect(mergedText(base, choose(['both-right-first', null]))).toContain('at noon dawn.');
  });

  test('shows the choices made, and a later choice takes the place of an earlier one', () => {
    const first = choose(['right', null]);
    const rows = hunksOf(rowsOf(base, theirs, first));
    expect(rows.map((row) => row.take)).toEqual(['right', null]);
    const second = taken(base, theirs, first, 0, 'left');
    expect(second).toHaveLength(1);
    expect(mergedText(base, second)).toBe(base);
  });

  test('leaves out a choice for a text that is not there, and of two that overlap the earlier one', () => {
    const at = base.indexOf('dawn');
    const choice = {
      member,
      from: at,
      to: at + 4,
      left: 'dawn',
      right: 'noon',
      take: 'right' as const,
    };
    expect(mergedText(base, [{ ...choice, left: 'dusk' }])).toBe(base);
    const wider = { ...choice, from: at - 3, left: 'at dawn', right: 'late' };
    expect(mergedText(base, [choice, wider])).toContain('left late.');
    expect(mergedText(base, [wider, choice])).toContain('left at noon.');
  });

  test('follows a choice to where its text stands when the base text has changed before it', () => {
    const choices = choose(['right', null]);
    const later = `A line that stays after all.\n${base}`;
    expect(mergedText(later, choices)).toBe(later.replace('dawn', 'noon'));
    const rows = rowsOf(later, `A line that stays after all.\n${theirs}`, choices);
    expect(hunksOf(rows).map((row) => row.take)).toEqual(['right', null]);
  });

  test('changes nothing of what the view leaves out', () => {
    const document = `Older.\n${base.replace('\nTwo', '\nTT\nTwo')}`;
    const whole = { from: 7, to: document.length };
    const marker = document.indexOf('TT\n');
    const view = viewWithout(document, whole, [{ from: marker, to: marker + 3 }]);
    expect(view.text).toBe(base);
    const text = 'The boat left.\nThree men waved.\n';
    const plain = grow(base, []);
    const written = withWritten(plain, text, compareTexts(base, text), [], canonical);
    const edits = mergeEdits(view, grow(base, written), document);
    for (const edit of edits) {
      expect(document.slice(edit.from, edit.to)).toBe(edit.before);
      expect(edit.to <= marker || edit.from >= marker + 3).toBe(true);
    }
  });

  test('takes a text of the editor’s own for one hunk', () => {
    const choices = taken(base, theirs, [], 0, 'own', 'at dusk, or later,');
    expect(mergedText(base, choices)).toBe(base.replace('at dawn', 'at at dusk, or later,'));
    expect(hunksOf(rowsOf(base, theirs, choices))[0]).toMatchObject({ take: 'own' });
  });

  test('compares a third member with what was taken of the second one', () => {
    const second = choose(['right', 'right']);
    const other = 'The ferry left at one.\nTwo men waved.\nA dog barked.\n';
    const rows = hunksOf(rowsOf(base, other, second, third));
    expect(rows.map((row) => [row.leftText, row.rightText])).toEqual([['noon', 'one']]);
    const both = taken(base, other, second, 0, 'right', undefined, third);
    expect(mergedText(base, both)).toBe(other);
    // What the third put there stands on the left now.
    const again = hunksOf(rowsOf(base, theirs, both));
    expect(again.map((row) => row.take)).toContain('left');
    expect(mergedText(base, taken(base, other, both, 0, 'left', undefined, third))).toBe(theirs);
  });

  test('takes both ends of a moved paragraph together', () => {
    const moved = 'The lamp above the door was lit long before the guests came up the hill.\n\n';
    const one = 'First the mayor spoke of the harbour and of its many gulls.\n\n';
    const two = 'Then the baker spoke of bread, and of the price of flour.\n\n';
    const three = 'At last the teacher read the names of the children aloud.\n\n';
    const here = moved + one + two + three;
    const there = one + two + three + moved;
    for (const hunk of [0, 1]) {
      const right = taken(here, there, [], hunk, 'right');
      expect(mergedText(here, right)).toBe(there);
      expect(hunksOf(rowsOf(here, there, right)).map((row) => row.take)).toEqual([
        'right',
        'right',
      ]);
      expect(mergedText(here, taken(here, there, right, 1 - hunk, 'left'))).toBe(here);
    }
    const own = taken(here, there, [], 1, 'own', 'Somebody lit the lamp.\n');
    expect(mergedText(here, own)).toBe(`${one}${two}${three}Somebody lit the lamp.\n`);
  });

  test('keeps what was written by hand when another hunk is chosen, and not where that hunk is', () => {
    const first = choose(['right', null]);
    const text = mergedText(base, first).replace('Two men', 'Six men').replace('ferry', 'boat');
    const grown = grow(base, first);
    const written = withWritten(grown, text, compareTexts(grown.text, text), first, canonical);
    expect(mergedText(base, written)).toBe(text);
    const more = taken(base, theirs, written, 1, 'right');
    expect(mergedText(base, more)).toBe(`${text}A dog barked.\n`);
    expect(mergedText(base, withoutWritten(more, canonical))).toBe(theirs);
    expect(hunksOf(rowsOf(base, theirs, more)).map((row) => row.take)).toEqual(['right', 'right']);
    const over = mergedText(base, first).replace('noon', 'noontide');
    const inside = withWritten(grown, over, compareTexts(grown.text, over), first, canonical);
    expect(mergedText(base, inside)).toBe(over);
    expect(mergedText(base, taken(base, theirs, inside, 0, 'left'))).toBe(base);
  });
});
