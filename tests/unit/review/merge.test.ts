import { describe, expect, test } from 'vitest';
import type { HunkChoice, Take } from '../../../shared/review/ledger-entry.ts';
import { mergedText, mergeEdits, mergeRows, withChoice } from '../../../shared/review/merge.ts';
import { viewWithout } from '../../../shared/text/view.ts';

const member = { document: 'b.txt', article: 0, digest: 'd1' };
const base = 'The ferry left at dawn.\nTwo men waved.\n';
const theirs = 'The ferry left at noon.\nTwo men waved.\nA dog barked.\n';

function choose(takes: readonly (Take | null)[]): HunkChoice[] {
  let choices: HunkChoice[] = [];
  const hunks = mergeRows(base, theirs, [], member).rows.filter((row) => row.type === 'hunk');
  expect(hunks).toHaveLength(takes.length);
  hunks.forEach((row, index) => {
    const take = takes[index];
    if (take) choices = withChoice(choices, row, member, take);
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
    const rows = mergeRows(base, theirs, first, member).rows.filter((row) => row.type === 'hunk');
    expect(rows.map((row) => row.take)).toEqual(['right', null]);
    const second = withChoice(first, rows[0]!, member, 'left');
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
    const rows = mergeRows(later, `A line that stays after all.\n${theirs}`, choices, member).rows;
    expect(rows.filter((row) => row.type === 'hunk').map((row) => row.take)).toEqual([
      'right',
      null,
    ]);
  });

  test('changes nothing of what the view leaves out', () => {
    const document = `Older.\n${base.replace('\nTwo', '\nTT\nTwo')}`;
    const whole = { from: 7, to: document.length };
    const marker = document.indexOf('TT\n');
    const view = viewWithout(document, whole, [{ from: marker, to: marker + 3 }]);
    expect(view.text).toBe(base);
    const edits = mergeEdits(view, 'The boat left.\nThree men waved.\n', document);
    for (const edit of edits) {
      expect(document.slice(edit.from, edit.to)).toBe(edit.before);
      expect(edit.to <= marker || edit.from >= marker + 3).toBe(true);
    }
  });
});
