import type { Monitor } from '../progress/monitor.ts';
import type { ArticlePair, ComparedArticle } from './compared-article.ts';
import { groupEqualSets } from './equal-sets.ts';
import { createPairJudge, type PairOptions, pairRules } from './pair-judge.ts';
import { joinByContainment, joinBySimilarity } from './set-join.ts';
import { buildShingleSets } from './shingle-sets.ts';

/** Up to so many pairs between two groups of equal sets are all listed; beyond it each member is paired with the other group's first. */
const mostListedPairs = 250_000;

/** Where the time goes, in steps of the monitor's total. */
const steps = { sets: 650, similarity: 100, containment: 50, relations: 120 };
const totalSteps = steps.sets + steps.similarity + steps.containment + steps.relations;

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
  const { lowest, share, least } = pairRules(options);
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

  const judge = createPairJudge(articles, sets, options);
  const pairs: ArticlePair[] = [];
  const base = totalSteps - steps.relations;
  const rows = similar.count + contained.count + groups.size;
  let row = 0;
  let work = 0;
  const add = (a: number, b: number, shared: number) => {
    const pair = judge(a, b, shared);
    if (pair) pairs.push(pair);
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
