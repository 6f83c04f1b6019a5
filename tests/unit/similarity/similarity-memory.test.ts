import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { silentMonitor } from '../../../shared/progress/monitor.ts';
import type { ComparedArticle } from '../../../shared/similarity/compared-article.ts';
import { findPairs, findPairsAgain } from '../../../shared/similarity/find-pairs.ts';
import type { PairOptions } from '../../../shared/similarity/pair-judge.ts';
import type { SimilarityMemory } from '../../../shared/similarity/similarity-memory.ts';
import { article, ferryStory } from './helpers.ts';

const digest = (text: string) => createHash('sha256').update(text, 'utf16le').digest();

function again(
  articles: readonly ComparedArticle[],
  earlier: SimilarityMemory | null,
  options: PairOptions = {},
) {
  return findPairsAgain(articles, options, silentMonitor, { earlier, digest });
}

function named(texts: readonly string[]): ComparedArticle[] {
  return texts.map((text, i) => article(String(i).padStart(4, '0'), text));
}

const edited = ferryStory.replace('six in the morning', 'seven in the morning');
const short = 'No crossings today because of the storm.';

describe('what is remembered of a comparison', () => {
  it('is taken over for pairs of known articles, and looked at for new ones only', () => {
    const articles = named([ferryStory, edited, short]);
    const { memory } = again(articles, null);
    memory.pairs.jaccard[0] = 0.777;
    const { pairs } = again([...articles, article('9', ferryStory)], memory);
    expect(pairs.map(({ a, b, jaccard }) => [a, b, jaccard === 0.777])).toEqual([
      [0, 1, true],
      [0, 3, false],
      [1, 3, false],
    ]);
  });

  it('does not count where other pairs are wanted', () => {
    const articles = named([ferryStory, edited]);
    const { memory } = again(articles, null);
    memory.pairs.jaccard[0] = 0.777;
    expect(again(articles, memory, { floor: 0.3 }).pairs[0]?.jaccard).not.toBe(0.777);
  });

  it('holds the left and the right side of a pair apart when articles change places', () => {
    const articles = named([ferryStory, edited]);
    const { memory } = again(articles, null);
    const turned = named([edited, ferryStory]);
    expect(again(turned, memory).pairs).toEqual(findPairs(turned, {}, silentMonitor));
  });

  it('is read anew where an article got another date', () => {
    const longer = `${ferryStory} ${ferryStory.toUpperCase().replaceAll('A', 'E')}`;
    const dated = (one: string, two: string) => [
      article('0', ferryStory, { fields: { published: one } }),
      article('1', longer, { fields: { published: two } }),
    ];
    const { memory, pairs } = again(dated('2021-03-05', '2021-03-04'), null);
    expect(pairs[0]?.relation).toBe('contained');
    expect(again(dated('2021-03-04', '2021-03-05'), memory).pairs[0]?.relation).toBe('update');
  });

  it('gives the same pairs where groups of equal texts grow past what is listed, and shrink again', () => {
    const spoken = short.replace('storm', 'gale');
    const texts = (some: number, others: number) =>
      named([
        ...new Array<string>(some).fill(short),
        ...new Array<string>(others).fill(spoken),
        short.toUpperCase(),
      ]);
    const options = { mostListed: 30 };
    let memory: SimilarityMemory | null = null;
    for (const [some, others] of [
      [4, 3],
      [9, 4],
      [8, 9],
      [4, 6],
    ] as const) {
      const articles = texts(some, others);
      const found = again(articles, memory, options);
      expect(found.pairs).toEqual(findPairs(articles, options, silentMonitor));
      memory = found.memory;
    }
  });

  it('forgets words that no article has any more', () => {
    const texts = Array.from(
      { length: 12 },
      (_, i) => `${ferryStory} word${i} letter${i} sign${i}`,
    );
    let memory: SimilarityMemory | null = null;
    for (let batch = 0; batch < 40; batch++) {
      memory = again(
        named(texts.map((text) => text.replace(/word\d+.*/, `b${batch}x${text.slice(-2)}`))),
        memory,
      ).memory;
    }
    expect(memory?.words.split('\n').length).toBeLessThan(200);
  });
});
