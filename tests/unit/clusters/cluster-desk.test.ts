import { describe, expect, test } from 'vitest';
import { createClusterDesk } from '../../../electron/backend/cluster-desk.ts';
import { inOneGo } from '../../../shared/progress/portions.ts';
import type { KeeperSetting } from '../../../shared/scan/scan-options.ts';
import { pairStrength } from '../../../shared/similarity/compared-article.ts';
import { packPairs, unpackPairs } from '../../../shared/similarity/kept-pairs.ts';
import { scanStories } from './story-corpus.ts';

const longest: KeeperSetting = { policy: 'longest', sources: [] };
const scanned = scanStories();
const desk = createClusterDesk(scanned.corpus, scanned.findings, packPairs(scanned.pairs));
const duplicates = (result: typeof scanned) =>
  result.findings.filter(({ kind }) => kind === 'duplicate').sort((a, b) => (a.id < b.id ? -1 : 1));
const byId = (list: readonly { id: string }[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('pairs that a scan kept', () => {
  test('are the same after they crossed to another thread', () => {
    expect(scanned.pairs.length).toBeGreaterThan(20);
    expect(unpackPairs(structuredClone(packPairs(scanned.pairs)))).toEqual(scanned.pairs);
    expect(unpackPairs(packPairs([]))).toEqual([]);
  });

  test.each([0.2, 0.35, 0.5, 0.7, 0.9])(
    'cluster at %f as a scan with this threshold does',
    (threshold) => {
      expect(byId(inOneGo(desk.clusters(threshold, longest)))).toEqual(
        duplicates(scanStories({ threshold })),
      );
    },
  );

  test.each([
    { policy: 'earliest', sources: [] },
    { policy: 'cleanest', sources: [] },
    { policy: 'preferred-source', sources: ['paper 3'] },
  ] as const)('cluster around the copy that the policy $policy keeps, as a scan does', (keeper) => {
    expect(byId(inOneGo(desk.clusters(0.3, keeper)))).toEqual(
      duplicates(scanStories({ threshold: 0.3, keeper })),
    );
  });

  test('give the reason why a copy is kept', () => {
    const clusters = inOneGo(
      desk.clusters(0.3, { policy: 'preferred-source', sources: ['paper 3'] }),
    );
    expect(clusters.map(({ reasons }) => reasons.at(-1))).toContain(
      'orchard-3.txt is kept because it comes from the preferred source (paper 3).',
    );
  });
});

describe('a preview of a threshold', () => {
  test('counts the pairs and clusters that it would make', () => {
    for (const threshold of [0.25, 0.5, 0.8, 1]) {
      const preview = inOneGo(desk.preview(threshold, longest));
      const counting = scanned.pairs.filter(
        (pair) => pairStrength(pair) >= threshold || pair.relation === 'contained',
      );
      expect(preview.pairs).toBe(counting.length);
      const clusters = inOneGo(desk.clusters(threshold, longest)).filter(
        ({ rule }) => rule !== 'linked-duplicates' && rule !== 'same-template',
      );
      expect(preview.clusters).toBe(clusters.length);
      expect(preview.articles).toBe(clusters.reduce((sum, { members }) => sum + members.length, 0));
    }
  });

  test('shows how the pairs are spread', () => {
    const { histogram } = inOneGo(desk.preview(0.5, longest));
    expect(histogram).toHaveLength(20);
    expect(histogram.reduce((sum, count) => sum + count, 0)).toBe(scanned.pairs.length);
  });

  test('shows the pairs nearest to the threshold on both sides, with what differs', () => {
    const { above, below } = inOneGo(desk.preview(0.5, longest));
    expect(above.length).toBeGreaterThan(0);
    expect(below.length).toBeGreaterThan(0);
    for (const pair of above) expect(pair.strength).toBeGreaterThanOrEqual(0.5);
    for (const pair of below) {
      expect(pair.strength).toBeLessThan(0.5);
      expect(pair.excerpt.some(({ type }) => type !== 'same')).toBe(true);
    }
    const distances = above.map(({ strength }) => strength - 0.5);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
  });

  test('of a corpus without pairs is empty', () => {
    const none = createClusterDesk(scanned.corpus, [], packPairs([]));
    expect(inOneGo(none.preview(0.5, longest))).toEqual({
      clusters: 0,
      articles: 0,
      pairs: 0,
      histogram: new Array(20).fill(0),
      above: [],
      below: [],
    });
  });
});

describe('the articles like one article', () => {
  test('are found below the threshold too, most like first, with their measures', async () => {
    const found = await desk.similar('viaduct-0.txt:0', 0.1);
    expect(found?.map(({ article }) => article.document)).toEqual([
      'viaduct-1.txt',
      'viaduct-3.txt',
      'viaduct-5.txt',
    ]);
    const pair = scanned.pairs.find(
      ({ a, b }) =>
        scanned.corpus.articles[a]!.document === 'viaduct-0.txt' &&
        scanned.corpus.articles[b]!.document === 'viaduct-3.txt',
    );
    expect(found?.[1]).toMatchObject({ jaccard: pair?.jaccard, relation: pair?.relation });
    const [nearest] = found ?? [];
    expect(await desk.similar('viaduct-0.txt:0', nearest!.jaccard)).toEqual([nearest]);
  });

  test('are asked for by a key that has to be known', async () => {
    expect(await desk.similar('nobody.txt:0', 0.2)).toBeNull();
  });
});

describe('a desk that was prepared', () => {
  test('gives the same clusters and previews as one that was not', () => {
    const prepared = createClusterDesk(scanned.corpus, scanned.findings, packPairs(scanned.pairs));
    inOneGo(prepared.prepare(0.5, longest));
    for (const threshold of [0.5, 0.3]) {
      expect(inOneGo(prepared.clusters(threshold, longest))).toEqual(
        inOneGo(desk.clusters(threshold, longest)),
      );
      expect(inOneGo(prepared.preview(threshold, longest))).toEqual(
        inOneGo(desk.preview(threshold, longest)),
      );
    }
  });

  test('has the clusters of its threshold described before they are asked for', () => {
    const prepared = createClusterDesk(scanned.corpus, scanned.findings, packPairs(scanned.pairs));
    let portions = 0;
    for (const _ of prepared.prepare(0.5, longest)) portions++;
    expect(portions).toBeGreaterThan(desk.histogram().length);
  });
});
