import type { DuplicateFinding } from '../findings/finding.ts';
import type { Monitor } from '../progress/monitor.ts';
import { type ClusterOptions, clusterPairs } from './cluster.ts';
import { type ArticlePair, type ComparedArticle, pairStrength } from './compared-article.ts';
import { groupEqualSets } from './equal-sets.ts';
import { createRelater } from './relation.ts';
import { joinByContainment, joinBySimilarity, slack } from './set-join.ts';
import { buildShingleSets } from './shingle-sets.ts';

export type { ArticlePair, ComparedArticle } from './compared-article.ts';

export interface DuplicateOptions extends ClusterOptions {
  /** Pairs below this Jaccard similarity are not kept, so that no threshold can go below it; 0.2 unless given. */
  readonly floor?: number;
  /**
   * Down to this Jaccard similarity, texts of about the same length are looked at for words with a
   * wrong letter, and kept when their `pairStrength` is at least 0.5; 0.1 unless given, and never
   * where every pair is to count by its shingles.
   */
  readonly noiseFloor?: number;
  /** A text stands inside another when at least this share of its shingles does; 0.8 unless given. */
  readonly containedShare?: number;
  /** Fewer shingles than this say nothing about standing inside another text; 20 unless given. */
  readonly containedLeast?: number;
}

export type PairOptions = Pick<
  DuplicateOptions,
  'floor' | 'noiseFloor' | 'containedShare' | 'containedLeast' | 'everyPair'
>;

export interface DuplicateResult {
  readonly findings: readonly DuplicateFinding[];
  /** Every verified pair at or above the floor, and every pair of which one stands in the other; ordered by `a`, then `b`. */
  readonly pairs: readonly ArticlePair[];
}

export const defaultThreshold = 0.5;
export const defaultFloor = 0.2;
/** When one text counts as standing inside another: share of its shingles, and least number of them. */
export const containmentDefaults = { share: 0.8, least: 20 } as const;

const defaultNoiseFloor = 0.1;
/** A copy with wrong letters has about as many words as its original: at least this share. */
const noiseLengthShare = 0.75;
const noiseStrength = 0.5;

/** Up to so many pairs between two groups of equal sets are all listed; beyond it each member is paired with the other group's first. */
const mostListedPairs = 250_000;

/** Where the time goes, in steps of the monitor's total. */
const steps = { sets: 650, similarity: 100, containment: 50, relations: 120, clusters: 80 };
const beforeClusters = steps.sets + steps.similarity + steps.containment + steps.relations;
const totalSteps = beforeClusters + steps.clusters;

function portion(
  monitor: Monitor,
  from: number,
  share: number,
): (done: number, total: number) => void {
  return (done, total) => {
    monitor.tick(from + Math.floor((share * done) / Math.max(1, total)), totalSteps);
  };
}

/**
 * Every pair of articles whose word 5-shingle sets have a Jaccard similarity of at least the floor,
 * or of which one stands in the other, and those that only wrong letters keep below it; each verified exactly and with its relation; ordered by `a`,
 * then `b`. Throws what the monitor throws.
 */
export function findPairs(
  articles: readonly ComparedArticle[],
  options: PairOptions,
  monitor: Monitor,
): ArticlePair[] {
  const floor = options.floor ?? defaultFloor;
  const lowest = options.everyPair
    ? floor
    : Math.min(floor, options.noiseFloor ?? defaultNoiseFloor);
  const share = options.containedShare ?? containmentDefaults.share;
  const least = options.containedLeast ?? containmentDefaults.least;
  const sets = buildShingleSets(articles, portion(monitor, 0, steps.sets));
  const { representatives, groups } = groupEqualSets(sets, () =>
    monitor.tick(steps.sets, totalSteps),
  );
  const similar = joinBySimilarity(
    sets,
    representatives,
    lowest,
    portion(monitor, steps.sets, steps.similarity),
  );
  const contained = joinByContainment(
    sets,
    representatives,
    share,
    least,
    lowest,
    portion(monitor, steps.sets + steps.similarity, steps.containment),
  );

  const relater = createRelater(articles, sets);
  const pairs: ArticlePair[] = [];
  const base = beforeClusters - steps.relations;
  const rows = similar.count + contained.count + groups.size;
  let row = 0;
  let work = 0;
  const sameLength = (a: number, b: number) => {
    const [short, long] = [sets.wordCounts[a]!, sets.wordCounts[b]!].sort((x, y) => x - y);
    return short! >= noiseLengthShare * long!;
  };
  const add = (one: number, two: number, shared: number) => {
    const a = Math.min(one, two);
    const b = Math.max(one, two);
    const sizeA = sets.sizes[a]!;
    const sizeB = sets.sizes[b]!;
    const jaccard = shared / (sizeA + sizeB - shared);
    const containment = [shared / sizeA, shared / sizeB] as const;
    const smaller = Math.min(sizeA, sizeB);
    const certain =
      jaccard >= floor || (smaller >= least && shared >= Math.ceil(share * smaller - slack));
    if (certain || sameLength(a, b)) {
      const measured = { a, b, jaccard, containment };
      const pair = { ...measured, ...relater.relate(measured) };
      if (certain || pairStrength(pair) >= noiseStrength) pairs.push(pair);
    }
    work += sets.wordCounts[a]! + sets.wordCounts[b]! + 50;
    if (work > 20_000) {
      work = 0;
      monitor.tick(base + Math.floor((steps.relations * row) / rows), totalSteps);
    }
  };
  const addAll = (one: number, two: number, shared: number) => {
    const left = groups.get(one) ?? [one];
    const right = groups.get(two) ?? [two];
    if (left.length * right.length <= mostListedPairs) {
      for (const a of left) for (const b of right) add(a, b, shared);
      return;
    }
    for (const a of left) add(a, right[0]!, shared);
    for (const b of right.slice(1)) add(left[0]!, b, shared);
  };
  for (const joined of [similar, contained]) {
    for (let i = 0; i < joined.count; i++) {
      addAll(joined.first[i]!, joined.second[i]!, joined.shared[i]!);
      row++;
    }
  }
  for (const members of groups.values()) {
    const size = sets.sizes[members[0]!]!;
    const all = members.length * members.length <= mostListedPairs;
    for (let i = 0; i < members.length; i++) {
      const until = all ? members.length : i === 0 ? members.length : 0;
      for (let j = i + 1; j < until; j++) add(members[i]!, members[j]!, size);
    }
    row++;
  }
  return pairs.sort((x, y) => x.a - y.a || x.b - y.b);
}

/** The verified pairs of the articles, and their clusters at `options.threshold`. Call `clusterPairs` with the pairs for another threshold. */
export function findDuplicates(
  articles: readonly ComparedArticle[],
  options: DuplicateOptions,
  monitor: Monitor,
): DuplicateResult {
  const pairs = findPairs(articles, options, monitor);
  const tick = portion(monitor, beforeClusters, steps.clusters);
  return { findings: clusterPairs(articles, pairs, options, { tick }), pairs };
}
