import { expect, test } from 'vitest';
import { replacementAt } from '../../../shared/review/replacement.ts';

test('a replacement is taken to the letter where the place is written like the pattern', () => {
  expect(replacementAt('harbor', 'harbor', 'Harbour')).toBe('Harbour');
  expect(replacementAt('TT', 'TT\n', '')).toBe('');
});

test.each([
  ['harbor', 'Harbor', 'harbour', 'Harbour'],
  ['harbor', 'HARBOR', 'harbour', 'HARBOUR'],
  ['harbor', 'harbor’s', 'harbour', 'harbour’s'],
  ['harbor', 'Harbor’s', 'harbour', 'Harbour’s'],
  ['a', 'A', 'the', 'The'],
])('of %s, the place %s becomes %s → %s', (pattern, before, replacement, after) => {
  expect(replacementAt(pattern, before, replacement)).toBe(after);
});
