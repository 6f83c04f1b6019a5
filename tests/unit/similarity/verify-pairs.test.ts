import { describe, expect, test } from 'vitest';
import { silentMonitor } from '../../../shared/progress/monitor.ts';
import { findPairs } from '../../../shared/similarity/find-pairs.ts';
import { verifyPairs } from '../../../shared/similarity/verify-pairs.ts';
import { article, ferryStory } from './helpers.ts';

const otherStory =
  'A heron has nested on the roof of the fish market, and the traders have put up a fence so that nobody ' +
  'disturbs it before the eggs hatch. The ornithologist who was asked said that it had never been seen so near ' +
  'to people, and that the noise of the auction seemed to please the bird.';
const articles = [
  article('one.txt', ferryStory),
  article('two.txt', `${ferryStory} The vote was close.`),
  article('three.txt', otherStory),
  article('four.txt', ferryStory.replace('Tuesday', 'Monday')),
  article('five.txt', otherStory.replace('auction', 'market')),
];
const all = findPairs(articles, {}, silentMonitor);
const verify = (pairs: [number, number][], groups: number[][]) =>
  verifyPairs(articles, { pairs, groups }, {}, silentMonitor);

describe('candidates found elsewhere', () => {
  test('a pair is kept with the measures and the relation that a search of our own gives it', () => {
    const expected = all.filter(({ a, b }) => (a === 0 && b === 1) || (a === 2 && b === 4));
    expect(
      verify(
        [
          [1, 0],
          [4, 2],
        ],
        [],
      ),
    ).toEqual(expected);
  });

  test('a pair that has nothing in common is dropped, and so is an article beside itself', () => {
    expect(
      verify(
        [
          [0, 2],
          [3, 3],
        ],
        [],
      ),
    ).toEqual([]);
  });

  test('every pair of a cluster is tried, once, and the weak links of a chain are left out', () => {
    expect(verify([[0, 1]], [[4, 3, 2, 1, 0]])).toEqual(all);
    expect(all.length).toBe(4);
  });

  test('a large cluster gives what a search of our own gives', () => {
    const many = Array.from({ length: 140 }, (_, i) =>
      article(`${i}.txt`, `${ferryStory} Note ${i}.`),
    );
    const group = many.map((_, i) => i);
    const verified = verifyPairs(many, { pairs: [], groups: [group] }, {}, silentMonitor);
    expect(verified).toEqual(findPairs(many, {}, silentMonitor));
  });
});
