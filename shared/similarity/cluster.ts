import { contentId } from '../findings/content-id.ts';
import type { DuplicateFinding, VerifiedPair } from '../findings/finding.ts';
import { type Monitor, silentMonitor } from '../progress/monitor.ts';
import { inOneGo, type Portions } from '../progress/portions.ts';
import { sortedNumbers } from '../progress/sorted-numbers.ts';
import type { ArticlePair, ComparedArticle } from './compared-article.ts';
import { pairConfidence, relationReasons, round, shortText, titleOf } from './explain-cluster.ts';
import { type Cluster, groupPairs, pairColumns } from './group-pairs.ts';
import { createKeeper, type KeeperPolicy } from './keeper.ts';

export interface ClusterOptions {
  /** Pairs with a lower Jaccard similarity are left out, unless one text stands inside the other. From the floor of the pairs to 1. */
  readonly threshold: number;
  /** Which copy is kept; `longest` unless given. */
  readonly keeper?: KeeperPolicy;
  /** For the policy `preferred-source`: parts of document ids or of field values, best first. */
  readonly preferredSources?: readonly string[];
  /**
   * Texts are compared as they stand: pairs count by their Jaccard similarity alone, each at or
   * above the threshold is in at least one finding, no other pair is listed, and no finding has a
   * confidence below 0.5.
   */
  readonly everyPair?: boolean;
  /** The content id of an article's text, when the caller has it already. */
  readonly digest?: (index: number) => string;
}

/** Content ids of the articles' texts, each computed once, when it is first asked for. */
export function createDigests(articles: readonly ComparedArticle[]): (index: number) => string {
  const known = new Map<number, string>();
  return (index) => {
    let id = known.get(index);
    if (id === undefined) {
      id = contentId(articles[index]!.text);
      known.set(index, id);
    }
    return id;
  };
}

/** Clusters the same pairs at one threshold after another. */
export interface Clusterer {
  /** The duplicate findings at this threshold, surest first, then by first member; worked out in portions. What did not change since an earlier call is the same object. */
  at(threshold: number, monitor?: Monitor): Portions<DuplicateFinding[]>;
  /** How many clusters of duplicates there are at this threshold, and how many articles they have; links and alternates are not counted. */
  count(threshold: number): { clusters: number; articles: number };
  /** Does beforehand what calls for this and other thresholds would have to do first. */
  prepare(threshold: number): Portions<void>;
}

/** Articles looked at before others may go on. */
const articlesAtOnce = 100;
const clustersAtOnce = 10;

/**
 * Prepares verified pairs (as `findPairs` gives them) for a threshold that moves: the keeper's order
 * is found once, and a cluster that was described is not described again. Yields while it works.
 */
export function* createClusterer(
  articles: readonly ComparedArticle[],
  pairs: readonly ArticlePair[],
  options: Omit<ClusterOptions, 'threshold'>,
): Portions<Clusterer> {
  const keeper = createKeeper(articles, options.keeper ?? 'longest', options.preferredSources);
  const digest = options.digest ?? createDigests(articles);
  const everyPair = options.everyPair ?? false;
  const columns = pairColumns(articles.length, pairs);
  const { starts, list } = columns;
  const paired: number[] = [];
  yield;
  for (let i = 0; i < articles.length; i++) {
    if (starts[i] === starts[i + 1]) continue;
    keeper.look(i);
    if (paired.push(i) % articlesAtOnce === 0) yield;
  }
  const ranks = yield* sortedNumbers(paired.length, (one, two) =>
    keeper.compare(paired[one]!, paired[two]!),
  );
  const order = Int32Array.from(ranks, (rank) => paired[rank]!);
  const position = new Int32Array(articles.length).fill(-1);
  const described = new Map<string, DuplicateFinding>();

  function pairsWithin({ members }: Cluster, threshold: number): ArticlePair[] {
    const within: ArticlePair[] = [];
    for (const member of members) {
      for (let at = starts[member]!; at < starts[member + 1]!; at++) {
        const pair = pairs[list[at]!]!;
        if (pair.a !== member || position[pair.b]! < 0) continue;
        if (!everyPair || pair.jaccard >= threshold) within.push(pair);
      }
    }
    return within.sort((x, y) => x.a - y.a || x.b - y.b);
  }

  function describe(cluster: Cluster, threshold: number): DuplicateFinding {
    const { members, canonical, type } = cluster;
    members.forEach((member, at) => {
      position[member] = at;
    });
    const within = pairsWithin(cluster, threshold);
    const verified = within.map(
      (pair): VerifiedPair => ({
        a: position[pair.a]!,
        b: position[pair.b]!,
        jaccard: pair.jaccard,
        containment: pair.containment,
        relation: pair.relation,
      }),
    );
    const kept = position[canonical]!;
    for (const member of members) position[member] = -1;

    const toCanonical = within.filter((pair) => pair.a === canonical || pair.b === canonical);
    const weakest = toCanonical.reduce((one, two) =>
      pairConfidence(two) < pairConfidence(one) ? two : one,
    );
    let confidence = pairConfidence(weakest);
    if (cluster.byShare.length > 0) confidence = Math.min(confidence, 0.6);
    if (type === 'link') confidence = Math.min(confidence, 0.49);
    if (everyPair) confidence = Math.max(confidence, 0.5);
    const reasons = relationReasons(cluster, toCanonical);
    if (type === 'link') {
      reasons.push('At least one of these articles belongs to another cluster already.');
    }
    const words = Math.min(...weakest.evidence.words);
    if (type === 'template') {
      reasons.push('Alternates, such as the notes of several days, are separate news.');
    } else if (words < shortText) {
      reasons.push(`With ${words} words the texts may be equal by accident.`);
    }
    reasons.push(keeper.explain(canonical, members));
    return {
      kind: 'duplicate',
      id: contentId('duplicate', ...members.map(digest).sort()),
      confidence: round(confidence),
      rule: type === 'link' ? 'linked-duplicates' : weakest.relation,
      title: titleOf(articles[canonical]!),
      reasons,
      members: members.map((member) => articles[member]!.ref),
      pairs: verified,
      canonical: kept,
    };
  }

  function findingOf(cluster: Cluster, threshold: number): DuplicateFinding {
    const { type, canonical, members, byShare } = cluster;
    // Which pairs are listed depends on the threshold only where no others may be.
    const level = everyPair ? threshold : '';
    const key = `${type} ${level} ${canonical} ${byShare.length} ${members.join(' ')}`;
    let finding = described.get(key);
    if (finding === undefined) {
      finding = describe(cluster, threshold);
      described.set(key, finding);
    }
    return finding;
  }

  return {
    *prepare(threshold) {
      for (const article of paired) {
        digest(article);
        yield;
      }
      for (const cluster of groupPairs(columns, order, { threshold, everyPair })) {
        findingOf(cluster, threshold);
        yield;
      }
    },
    count(threshold) {
      let clusters = 0;
      let members = 0;
      for (const cluster of groupPairs(columns, order, { threshold, everyPair })) {
        if (cluster.type !== 'duplicates') continue;
        clusters++;
        members += cluster.members.length;
      }
      return { clusters, articles: members };
    },
    *at(threshold, monitor = silentMonitor) {
      const clusters = groupPairs(columns, order, { threshold, everyPair });
      // Two findings may hold the same texts, since a copy has another place but no other content.
      const met = new Map<string, number>();
      const found: { finding: DuplicateFinding; first: number }[] = [];
      for (const [index, cluster] of clusters.entries()) {
        if (index % clustersAtOnce === 0) {
          monitor.tick(index, clusters.length);
          yield;
        }
        let finding = findingOf(cluster, threshold);
        const times = met.get(finding.id) ?? 0;
        met.set(finding.id, times + 1);
        if (times > 0) finding = { ...finding, id: contentId(finding.id, String(times)) };
        found.push({ finding, first: cluster.members[0]! });
      }
      found.sort(
        (x, y) =>
          y.finding.confidence - x.finding.confidence ||
          x.first - y.first ||
          (x.finding.id < y.finding.id ? -1 : 1),
      );
      return found.map(({ finding }) => finding);
    },
  };
}

/** The duplicate findings for verified pairs at `options.threshold`. For a threshold that moves, `createClusterer` is faster. */
export function clusterPairs(
  articles: readonly ComparedArticle[],
  pairs: readonly ArticlePair[],
  options: ClusterOptions,
  monitor: Monitor = silentMonitor,
): DuplicateFinding[] {
  const making = createClusterer(articles, pairs, options);
  for (;;) {
    const step = making.next();
    if (step.done) return inOneGo(step.value.at(options.threshold, monitor));
    monitor.tick(0, 1);
  }
}
