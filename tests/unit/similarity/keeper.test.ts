import { describe, expect, it } from 'vitest';
import { createKeeper } from '../../../shared/similarity/keeper.ts';
import { article } from './helpers.ts';

describe('the copy that is kept', () => {
  it('is the longest, then the one with more fields, then the first by name', () => {
    const articles = [
      article('c', 'same text'),
      article('b', 'same text', { fields: { by: 'A' } }),
      article('a', 'same text'),
    ];
    const keeper = createKeeper(articles, 'longest');
    expect([0, 1, 2].sort(keeper.compare)).toEqual([1, 2, 0]);
    expect(keeper.explain(1, [0, 1, 2])).toContain('most filled fields (1)');
    expect(keeper.explain(2, [0, 2])).toContain('first by name');
  });

  it('is the one with the fewest signs of damage under the policy `cleanest`', () => {
    const articles = [
      article('a', 'The cafÃ© was \uFFFDopen all night'),
      article('b', 'The café was open'),
    ];
    const keeper = createKeeper(articles, 'cleanest');
    expect(keeper.compare(1, 0)).toBeLessThan(0);
    expect(keeper.explain(1, [0, 1])).toContain('least damage (0 damaged');
  });

  it('comes from the source listed first under the policy `preferred-source`', () => {
    const articles = [
      article('mirror/1.txt', 'a longer text than the other one'),
      article('x', 'short text', { fields: { host: 'Agency.example' } }),
    ];
    const keeper = createKeeper(articles, 'preferred-source', ['agency.example', 'mirror/']);
    expect(keeper.compare(1, 0)).toBeLessThan(0);
    expect(keeper.explain(1, [0, 1])).toContain('preferred source (agency.example)');
  });
});
