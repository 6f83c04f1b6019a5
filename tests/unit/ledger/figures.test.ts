import { describe, expect, test } from 'vitest';
import { agreementOf } from '../../../shared/review/agreement.ts';
import { wilson } from '../../../shared/review/wilson.ts';

/** Pairs of labels from a table `[mine, theirs, number]`. */
function pairs(...cells: readonly (readonly [string, string, number])[]): [string, string][] {
  return cells.flatMap(([mine, theirs, count]) =>
    Array.from({ length: count }, (): [string, string] => [mine, theirs]),
  );
}

describe('Cohen’s kappa', () => {
  test('of two labels is what the formula gives by hand', () => {
    // Agreed 35 of 50; expected (25 · 30 + 25 · 20) / 2500 = .5; kappa (.7 − .5) / .5 = .4.
    const { observed, expected, kappa, interval, both, agreed } = agreementOf(
      pairs(['a', 'a', 20], ['a', 'r', 5], ['r', 'a', 10], ['r', 'r', 15]),
    );
    expect([both, agreed]).toEqual([50, 35]);
    expect(observed).toBeCloseTo(0.7, 12);
    expect(expected).toBeCloseTo(0.5, 12);
    expect(kappa).toBeCloseTo(0.4, 12);
    // Standard error √(.7 · .3 / (50 · .25)) = .129615.
    expect(interval?.[0]).toBeCloseTo(0.4 - 1.959964 * 0.129615, 4);
    expect(interval?.[1]).toBeCloseTo(0.4 + 1.959964 * 0.129615, 4);
  });

  test('of four labels is what the formula gives by hand', () => {
    // Rows 50, 30, 15, 5; columns 48, 34, 13, 5; diagonal 44 + 26 + 11 + 4 = 85 of 100.
    const { kappa, expected } = agreementOf(
      pairs(
        ['a', 'a', 44],
        ['a', 'r', 4],
        ['a', 'e', 2],
        ['r', 'a', 3],
        ['r', 'r', 26],
        ['r', 'd', 1],
        ['e', 'a', 1],
        ['e', 'r', 3],
        ['e', 'e', 11],
        ['d', 'r', 1],
        ['d', 'd', 4],
      ),
    );
    expect(expected).toBeCloseTo((50 * 48 + 30 * 34 + 15 * 13 + 5 * 5) / 10_000, 12);
    expect(kappa).toBeCloseTo((0.85 - 0.364) / (1 - 0.364), 12);
  });

  test('is 0 for agreement by chance and negative below it', () => {
    const chance = pairs(['a', 'a', 9], ['a', 'r', 3], ['r', 'a', 3], ['r', 'r', 1]);
    expect(agreementOf(chance).kappa).toBeCloseTo(0, 12);
    expect(agreementOf(pairs(['a', 'r', 5], ['r', 'a', 5])).kappa).toBe(-1);
  });

  test('is not defined where both always say the same one thing, nor without findings', () => {
    expect(agreementOf(pairs(['a', 'a', 40]))).toMatchObject({
      kappa: null,
      interval: null,
      observed: 1,
      expected: 1,
    });
    expect(agreementOf([])).toMatchObject({ kappa: null, interval: null, both: 0 });
  });

  test('has no interval where too few were decided by both', () => {
    const few = agreementOf(pairs(['a', 'a', 10], ['r', 'r', 8], ['a', 'r', 2]));
    expect(few.kappa).not.toBeNull();
    expect(few.interval).toBeNull();
  });
});

describe('Wilson’s interval', () => {
  test.each([
    [0, 10, 0, 0.2775],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [45, 50, 0.7864, 0.9565],
    [1, 29, 0.0061, 0.1718],
    [81, 263, 0.2553, 0.3662],
  ])('of %i in %i is the published one', (hits, trials, from, to) => {
    const interval = wilson(hits, trials)!;
    expect(interval.share).toBe(hits / trials);
    expect(interval.from).toBeCloseTo(from, 4);
    expect(interval.to).toBeCloseTo(to, 4);
  });

  test('is none without trials', () => {
    expect(wilson(0, 0)).toBeNull();
  });
});
