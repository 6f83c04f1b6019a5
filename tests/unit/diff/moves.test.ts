import { describe, expect, test } from 'vitest';
import { applyRows } from '../../../shared/diff/apply.ts';
import { compareTexts } from '../../../shared/diff/compare.ts';

const ferry =
  'The old ferry left the quay at noon with forty people and a goat on board. Nobody waved.\n\n';
const mayor = 'First the mayor spoke of the harbour and of its many gulls.\n\n';
const baker = 'Then the baker spoke of bread, and of the price of flour in spring.\n\n';
const teacher = 'At last the teacher read the names of the children aloud.\n\n';
const rain = 'Rain fell on the tents until evening, and the band played on all the same.\n\n';

/** The rows in a short form: `=`, `-`, `+` or `~` by what they hold, with the row they were moved from or to. */
function shape(left: string, right: string): string[] {
  const { rows } = compareTexts(left, right);
  expect(applyRows(left, rows)).toBe(right);
  return rows.map(({ type, segments, move }) => {
    const kinds = new Set(segments.map((segment) => segment.type));
    const sign = type === 'same' ? '=' : kinds.size > 1 ? '~' : kinds.has('removed') ? '-' : '+';
    return move ? `${sign}${move.equal ? '' : '≈'}${move.other}` : sign;
  });
}

describe('a moved paragraph', () => {
  test('is two hunks that know one another, whichever way it went', () => {
    const first = mayor + ferry + baker + teacher + rain;
    const second = mayor + baker + teacher + rain + ferry;
    expect(shape(first, second)).toEqual(['=', '-3', '=', '+1']);
    expect(shape(second, first)).toEqual(['=', '+3', '=', '-1']);
  });

  test('is known again where a few of its words changed', () => {
    expect(
      shape(
        mayor + ferry + baker + teacher + rain,
        mayor + baker + teacher + rain + ferry.replace('forty', 'fifty'),
      ),
    ).toEqual(['=', '-≈3', '=', '+≈1']);
  });

  test('stands apart from what else changed beside it', () => {
    const added = 'A stranger bought the last of the plums and asked the way to the mill.\n\n';
    const rows = shape(
      mayor + ferry + baker + teacher + rain,
      mayor + baker + teacher + rain + added + ferry,
    );
    expect(rows).toEqual(['=', '-4', '=', '+', '+1']);
  });

  test('is no move where it is short, or where it only grew', () => {
    expect(shape(`Weather\n\n${mayor}${baker}`, `${mayor}${baker}Weather\n\n`)).toEqual([
      '-',
      '=',
      '+',
    ]);
    expect(shape(ferry, ferry.replace('goat', 'very large goat'))).toEqual(['=', '+', '=']);
  });

  test('works for sentences within one line, and for several moves at once', () => {
    const one = 'The lamp above the door was lit long before the guests came up the hill.';
    const two = 'Bread was passed from hand to hand while the fiddler tuned his strings.';
    const three = 'Later they counted the money in the tin and found that it was enough.';
    const four = 'Nobody could say afterwards who had opened the gate for the sheep.';
    const five = 'In the morning the field was white with frost and covered with paper.';
    const rows = shape(
      [one, two, three, four, five].join(' '),
      [two, one, three, five, four].join(' '),
    );
    expect(rows.filter((row) => /\d/.test(row))).toHaveLength(4);
  });
});
