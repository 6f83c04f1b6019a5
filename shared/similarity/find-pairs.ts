import type { Monitor } from '../progress/monitor.ts';
import type { Remembering } from '../text/text-digests.ts';
import { digestArticles } from './article-digests.ts';
import type { ArticlePair, ComparedArticle } from './compared-article.ts';
import { type EqualSets, groupEqualSets } from './equal-sets.ts';
import { isWhollyListed, listBetween, listWithin } from './listed-pairs.ts';
import { createPairJudge, type PairOptions, type PairRules, pairRules } from './pair-judge.ts';
import { type Recall, recallArticles } from './recall.ts';
import { rememberComparison } from './remember.ts';
import {
  createPairList,
  type JoinedPairs,
  joinByContainment,
  joinBySimilarity,
} from './set-join.ts';
import { buildShingleSets } from './shingle-sets.ts';
import type { SimilarityMemory } from './similarity-memory.ts';

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
  return compare(articles, options, monitor, null).pairs;
}

/**
 * The same pairs, and a memory of them. What was the same in the comparison remembered is not
 * compared again: articles with the same text and time are read from the memory, and pairs of two
 * of them are taken over. So the time grows with what is new, and the pairs are those that
 * `findPairs` finds.
 */
export function findPairsAgain(
  articles: readonly ComparedArticle[],
  options: PairOptions,
  monitor: Monitor,
  remembering: Remembering<SimilarityMemory>,
): { readonly pairs: ArticlePair[]; readonly memory: SimilarityMemory } {
  const rules = pairRules(options);
  const pulse = () => monitor.tick(0, totalSteps);
  const { earlier } = remembering;
  const digests = digestArticles(articles, remembering, { tick: pulse });
  const usable = earlier !== null && sameRules(earlier.rules, rules);
  const recall = usable ? recallArticles(earlier, digests, pulse) : null;
  const { pairs, sets, equal, joined } = compare(articles, options, monitor, recall);
  const groups = Int32Array.from(articles.keys());
  for (const [first, members] of equal.groups) for (const member of members) groups[member] = first;
  const last = () => monitor.tick(totalSteps, totalSteps);
  const made = { rules, digests, sets, recall, groups, joined, pairs };
  return { pairs, memory: rememberComparison(made, last) };
}

function sameRules(one: PairRules, two: PairRules): boolean {
  return (
    one.floor === two.floor &&
    one.lowest === two.lowest &&
    one.share === two.share &&
    one.least === two.least &&
    one.mostListed === two.mostListed
  );
}

function compare(
  articles: readonly ComparedArticle[],
  options: PairOptions,
  monitor: Monitor,
  recall: Recall | null,
) {
  const { lowest, share, least, mostListed } = pairRules(options);
  const sets = buildShingleSets(articles, portion(monitor, 0, steps.sets), recall);
  const equal = groupEqualSets(sets, () => monitor.tick(steps.sets, totalSteps), recall);
  const { representatives, groups } = equal;
  const settled = recall && settledGroups(recall, equal);
  // What has no shingle in common with any other text is in no pair.
  const open = representatives.filter(
    (text) => sets.sharedStarts[text]! < sets.sharedStarts[text + 1]!,
  );
  const similar = joinBySimilarity(
    sets,
    open,
    lowest,
    portion(monitor, steps.sets, steps.similarity),
    settled,
  );
  const contained = joinByContainment(
    sets,
    open,
    share,
    least,
    lowest,
    portion(monitor, steps.sets + steps.similarity, steps.containment),
    settled,
  );
  const recalled = recall && settled ? recalledSets(recall, equal, settled) : null;

  const judge = createPairJudge(articles, sets, options);
  const pairs: ArticlePair[] = [];
  const joined = createPairList();
  const base = totalSteps - steps.relations;
  const lists = recalled ? [similar, contained, recalled] : [similar, contained];
  const rows = lists.reduce((sum, { count }) => sum + count, groups.size);
  let row = 0;
  let work = 0;
  const add = (one: number, two: number, shared: number) => {
    const a = Math.min(one, two);
    const b = Math.max(one, two);
    const held = recall?.known[a] === 1 && recall.known[b] === 1 ? recall.pair(a, b) : undefined;
    const pair = held === undefined ? judge(a, b, shared) : held;
    if (pair) pairs.push(pair);
    work += held === undefined ? sets.wordCounts[a]! + sets.wordCounts[b]! + 50 : 5;
    if (work > 20_000) {
      work = 0;
      monitor.tick(base + Math.floor((steps.relations * row) / rows), totalSteps);
    }
  };
  for (const { count, first, second, shared } of lists) {
    for (let i = 0; i < count; i++) {
      const one = first[i]!;
      const two = second[i]!;
      const left = groups.get(one) ?? [one];
      const right = groups.get(two) ?? [two];
      const before = pairs.length;
      listBetween(left, right, mostListed, (a, b) => add(a, b, shared[i]!));
      if (pairs.length > before || !isWhollyListed(left.length, right.length, mostListed)) {
        joined.add(one, two, shared[i]!);
      }
      row++;
    }
  }
  for (const members of groups.values()) {
    const size = sets.sizes[members[0]!]!;
    listWithin(members, mostListed, (a, b) => add(a, b, size));
    row++;
  }
  pairs.sort((x, y) => x.a - y.a || x.b - y.b);
  return { pairs, sets, equal, joined: joined.done() };
}

/** 1 for the first article of each group whose members are all known. */
function settledGroups({ known }: Recall, { representatives, groups }: EqualSets): Uint8Array {
  const settled = new Uint8Array(known.length);
  for (const first of representatives) {
    const all = groups.get(first)?.every((member) => known[member] === 1) ?? known[first] === 1;
    if (all) settled[first] = 1;
  }
  return settled;
}

/** Groups found alike before, as far as they are all settled. */
function recalledSets(
  { group, joined }: Recall,
  { representatives }: EqualSets,
  settled: Uint8Array,
): JoinedPairs {
  const now = new Map<number, number>();
  for (const first of representatives) if (settled[first] === 1) now.set(group(first), first);
  const list = createPairList();
  for (let i = 0; i < joined.count; i++) {
    const one = now.get(joined.first[i]!);
    const two = now.get(joined.second[i]!);
    if (one !== undefined && two !== undefined) list.add(one, two, joined.shared[i]!);
  }
  return list.done();
}
