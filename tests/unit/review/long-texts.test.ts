import { expect, test } from 'vitest';
import { compareTexts } from '../../../shared/diff/compare.ts';
import { textDifferences } from '../../../shared/host/views/differences.ts';
import type { Portions } from '../../../shared/progress/portions.ts';
import type { ArticleAnchor } from '../../../shared/review/ledger-entry.ts';
import { grow } from '../../../shared/review/merge.ts';
import { mergeRows, mergeRowsInPortions } from '../../../shared/review/merge-rows.ts';

const sentences = Array.from({ length: 2_000 }, (_, at) => `The ferry made crossing ${at} today.`);
const left = sentences.join('\n');
const right = sentences.map((text) => text.replace('today', 'at night')).join('\n');

const article = (name: string): ArticleAnchor => ({ document: name, article: 0, digest: name });

function counted<Result>(portions: Portions<Result>): { value: Result; yields: number } {
  for (let yields = 0; ; yields++) {
    const step = portions.next();
    if (step.done) return { value: step.value, yields };
  }
}

test('the rows of 2,000 hunks are worked out in portions, and are those of one go', () => {
  const compared = compareTexts(left, right);
  const asked = [grow(left, []), right, compared, [], article('b'), article('a')] as const;
  const { value, yields } = counted(mergeRowsInPortions(...asked));
  expect(JSON.stringify(value)).toBe(JSON.stringify(mergeRows(...asked)));
  expect(value.filter(({ type }) => type === 'hunk')).toHaveLength(2_000);
  expect(yields).toBeGreaterThan(5);
});

test('the numbers that only one of two long texts has are looked for in portions', () => {
  const { value, yields } = counted(textDifferences(left, `${left}\nThe pier is 99999 feet long.`));
  expect(value).toEqual([{ what: 'numbers', side: 'right', items: '99999' }]);
  expect(yields).toBeGreaterThan(5);
});
