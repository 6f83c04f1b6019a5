import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Cancelled, silentMonitor } from '../../../shared/progress/monitor.ts';
import { findDuplicates } from '../../../shared/similarity/find-duplicates.ts';
import { findDuplicatesOf } from '../../../shared/similarity/find-duplicates-of.ts';
import { findPairs } from '../../../shared/similarity/find-pairs.ts';
import { sharedFolder } from '../../shared-data.ts';
import { article, ferryStory } from './helpers.ts';

const long = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${name}${i}`).join(' ');

describe('finding duplicates', () => {
  it('finds nothing in nothing, in empty texts and in one article', () => {
    expect(findDuplicates([], { threshold: 0.5 }, silentMonitor)).toEqual({
      findings: [],
      pairs: [],
      memory: null,
    });
    const empty = [article('1', ''), article('2', ' \n'), article('3', '—')];
    expect(findDuplicates(empty, { threshold: 0.5 }, silentMonitor).pairs).toEqual([]);
  });

  it('compares texts of fewer than five words as wholes', () => {
    const articles = [
      article('1', 'One two'),
      article('2', 'one, two!'),
      article('3', 'one two three'),
    ];
    expect(
      findPairs(articles, {}, silentMonitor).map(({ a, b, jaccard }) => [a, b, jaccard]),
    ).toEqual([[0, 1, 1]]);
  });

  it('finds a short item in an article so long that their Jaccard similarity is below the floor', () => {
    const articles = [
      article('1', `${long('x', 900)} ${ferryStory} ${long('y', 900)}`),
      article('2', ferryStory),
    ];
    const { pairs, findings } = findDuplicates(articles, { threshold: 0.5 }, silentMonitor);
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({ a: 0, b: 1, relation: 'contained' });
    expect(pairs[0]?.jaccard).toBeLessThan(0.1);
    expect(pairs[0]?.containment[1]).toBe(1);
    expect(findings[0]).toMatchObject({ canonical: 0, rule: 'contained' });
  });

  it('lists every pair of equal texts', () => {
    const articles = Array.from({ length: 30 }, (_, i) => article(String(i), ferryStory));
    const { pairs, findings } = findDuplicates(articles, { threshold: 0.5 }, silentMonitor);
    expect(pairs).toHaveLength((30 * 29) / 2);
    expect(findings).toHaveLength(1);
  });

  it('does not list a quarter of a billion pairs for a great many equal texts, and still clusters all', () => {
    const articles = Array.from({ length: 2000 }, (_, i) =>
      article(String(i), 'the same few words stand here'),
    );
    const { pairs, findings } = findDuplicates(articles, { threshold: 0.5 }, silentMonitor);
    expect(pairs).toHaveLength(1999);
    expect(findings[0]?.members).toHaveLength(2000);
  });

  it('reports progress upwards to its total and stops when told to', () => {
    const articles = Array.from({ length: 400 }, (_, i) =>
      article(String(i), `${ferryStory} ${long('z', i)}`),
    );
    const reported: number[] = [];
    findDuplicates(
      articles,
      { threshold: 0.5 },
      { tick: (done, total) => reported.push(done / total) },
    );
    expect(reported.length).toBeGreaterThan(3);
    expect(reported).toEqual(reported.toSorted((a, b) => a - b));
    expect(Math.max(...reported)).toBeLessThanOrEqual(1);
    const stop = {
      tick: () => {
        throw new Cancelled();
      },
    };
    expect(() => findDuplicates(articles, { threshold: 0.5 }, stop)).toThrow(Cancelled);
  });

  it('finds what brute force found in a wire corpus, pair by pair', (context) => {
    if (sharedFolder === null) return context.skip('the shared data folder is absent');
    const lines = gunzipSync(readFileSync(`${sharedFolder}/eval/reuters-dev.jsonl.gz`))
      .toString('utf8')
      .split('\n');
    const records = lines
      .filter(Boolean)
      .map((line): { id: number; body: string } => JSON.parse(line));
    const truth = readFileSync(`${sharedFolder}/eval/reuters-dev-pairs.tsv`, 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    const articles = records.map((record) => article(String(record.id), record.body));
    const { findings } = findDuplicates(
      articles,
      { threshold: 0.5, everyPair: true },
      silentMonitor,
    );
    const carried = new Map<string, number>();
    for (const finding of findings) {
      for (const pair of finding.pairs) {
        const ids = [finding.members[pair.a]!, finding.members[pair.b]!].map((member) =>
          Number(member.document),
        );
        carried.set(ids.sort((a, b) => a - b).join('\t'), pair.jaccard);
      }
    }
    const wanted = truth
      .map((line) => line.split('\t'))
      .map(([a, b, jaccard]) => {
        const ids = [Number(a), Number(b)].sort((x, y) => x - y);
        return [ids.join('\t'), Number(jaccard).toFixed(6)];
      });
    const found = [...carried].map(([key, jaccard]) => [key, jaccard.toFixed(6)]);
    expect(found.sort()).toEqual(wanted.sort());
  });
});

describe('finding the duplicates of one article', () => {
  it('gives the pairs that the whole join gives, below the threshold too', () => {
    const articles = [
      article('1', ferryStory),
      article('2', `${ferryStory} ${long('n', 100)}`),
      article('3', `${ferryStory.slice(0, 160)} ${long('m', 40)}`),
      article('4', long('k', 80)),
    ];
    const likes = findDuplicatesOf(articles[0]!, articles, 0.05, silentMonitor);
    expect(likes.map((like) => like.index)).toEqual([1, 2]);
    const pairs = findPairs(articles, { floor: 0.05, noiseFloor: 1 }, silentMonitor).filter(
      (pair) => pair.a === 0,
    );
    expect(likes.map((like) => like.pair)).toEqual(
      pairs.map(({ jaccard, containment, relation, evidence }) => ({
        jaccard,
        containment,
        relation,
        evidence,
      })),
    );
  });

  it('finds equal short texts and nothing for an empty one', () => {
    const articles = [
      article('1', 'One two'),
      article('2', 'one two'),
      article('3', 'one two three x y'),
    ];
    expect(
      findDuplicatesOf(articles[0]!, articles, 0.2, silentMonitor).map((like) => like.index),
    ).toEqual([1]);
    expect(findDuplicatesOf(article('0', ''), articles, 0.2, silentMonitor)).toEqual([]);
  });
});
