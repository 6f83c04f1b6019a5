import { describe, expect, test } from 'vitest';
import { slipsBetween } from '../../../shared/spelling/error-model.ts';

const cost = (wrong: string, right: string) =>
  slipsBetween(wrong, right, 2)?.cost ?? Number.POSITIVE_INFINITY;

describe('slipsBetween', () => {
  test('counts a swap of neighbouring letters as one slip', () => {
    expect(slipsBetween('gaurd', 'guard', 2)?.count).toBe(1);
    expect(slipsBetween('harbuor', 'harbour', 2)?.count).toBe(1);
  });

  test('gives nothing beyond the limit', () => {
    expect(slipsBetween('boat', 'bridge', 2)).toBeNull();
    expect(slipsBetween('gaurdd', 'guard', 1)).toBeNull();
  });

  test('gives no slips for the same word', () => {
    expect(slipsBetween('tide', 'tide', 2)).toEqual({ count: 0, cost: 0 });
  });

  test('finds a doubled letter likelier than a strange one', () => {
    expect(cost('harbourr', 'harbour')).toBeLessThan(cost('harboukr', 'harbour'));
  });

  test('finds the key beside likelier than one far away', () => {
    expect(cost('tids', 'tide')).toBeLessThan(cost('tidm', 'tide'));
  });

  test('finds a slip in the first letter less likely than one within', () => {
    expect(cost('wridge', 'bridge')).toBeGreaterThan(cost('brudge', 'bridge'));
  });

  test('finds two slips side by side likelier than two apart', () => {
    expect(cost('depsdture', 'departure')).toBeLessThan(cost('dsparturd', 'departure'));
  });
});
