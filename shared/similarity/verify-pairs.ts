import type { Monitor } from '../progress/monitor.ts';
import { type ArticlePair, type ComparedArticle, pairBetween } from './compared-article.ts';
import { findPairs } from './find-pairs.ts';
import { createPairJudge, type PairOptions } from './pair-judge.ts';
import { buildShingleSets, countShared } from './shingle-sets.ts';

/** Articles that another program holds for alike, as indices. */
export interface PairCandidates {
  readonly pairs: readonly (readonly [number, number])[];
  /** Of each group, every pair is a candidate. */
  readonly groups: readonly (readonly number[])[];
}

/** In a larger group its pairs are looked for rather than tried one by one. */
const mostTried = 100;

/**
 * Those of the candidates that are kept by the same measures and rules as `findPairs` keeps its own,
 * each compared exactly and once; ordered by `a`, then `b`. Throws what the monitor throws.
 */
export function verifyPairs(
  articles: readonly ComparedArticle[],
  candidates: PairCandidates,
  options: PairOptions,
  monitor: Monitor,
): ArticlePair[] {
  const small = candidates.groups.filter((group) => group.length <= mostTried);
  const large = candidates.groups.filter((group) => group.length > mostTried);
  const involved = inOrder([...candidates.pairs, ...small]);
  const position = new Map(involved.map((article, at) => [article, at]));
  const compared = involved.map((article) => articles[article]!);
  const sets = buildShingleSets(compared, (done, total) => monitor.tick(done, total * 2));
  const judge = createPairJudge(compared, sets, options);

  const verified = new Map<number, ArticlePair>();
  const tried = new Set<number>();
  const keep = (pair: ArticlePair, group: readonly number[]) => {
    const a = group[pair.a]!;
    const b = group[pair.b]!;
    verified.set(a * articles.length + b, pairBetween(a, b, pair));
  };
  const attempt = (one: number, two: number) => {
    const a = Math.min(one, two);
    const b = Math.max(one, two);
    const key = a * articles.length + b;
    if (a === b || tried.has(key)) return;
    tried.add(key);
    const left = position.get(a)!;
    const right = position.get(b)!;
    const shared = countShared(sets, left, right);
    const pair = shared === 0 ? null : judge(left, right, shared);
    if (pair) keep(pair, involved);
  };

  const total = candidates.pairs.length + candidates.groups.length;
  candidates.pairs.forEach(([one, two], at) => {
    if ((at & 15) === 0) monitor.tick(total + at, total * 2);
    attempt(one, two);
  });
  small.forEach((group, at) => {
    const done = total + candidates.pairs.length + at;
    for (let i = 0; i < group.length; i++) {
      if ((i & 7) === 0) monitor.tick(done, total * 2);
      for (let j = i + 1; j < group.length; j++) attempt(group[i]!, group[j]!);
    }
  });
  for (const group of large) {
    const members = inOrder([group]);
    const found = findPairs(
      members.map((article) => articles[article]!),
      options,
      { tick: () => monitor.tick(total * 2 - large.length, total * 2) },
    );
    for (const pair of found) keep(pair, members);
  }
  return [...verified.values()].sort((x, y) => x.a - y.a || x.b - y.b);
}

function inOrder(lists: readonly (readonly number[])[]): number[] {
  const all = new Set<number>();
  for (const list of lists) for (const article of list) all.add(article);
  return [...all].sort((x, y) => x - y);
}
