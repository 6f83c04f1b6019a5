import { contentId } from '../findings/content-id.ts';
import type { DuplicateFinding, Relation, VerifiedPair } from '../findings/finding.ts';
import type { ArticlePair, ComparedArticle } from './compared-article.ts';
import { createKeeper, type Keeper, type KeeperPolicy } from './keeper.ts';

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

/** A canonical copy with the articles that were verified against it, as indices. */
export interface Cluster {
  readonly canonical: number;
  /** All members, ascending, the canonical copy among them. */
  readonly members: readonly number[];
  /** Members that are like more than half of the others and not like the canonical copy itself. */
  readonly byShare: readonly number[];
  /** `duplicates`: each article is in at most one. `link`: pairs that lie between two clusters. `template`: alternates. */
  readonly type: 'duplicates' | 'link' | 'template';
}

/** Words under which two texts may be equal by accident. */
const shortText = 20;

/** The pairs of each article, as one block: those of `i` are `list[starts[i]] … list[starts[i + 1] - 1]`. */
interface Neighbours {
  readonly starts: Int32Array;
  readonly list: Int32Array;
}

function neighboursOf(count: number, pairs: readonly ArticlePair[]): Neighbours {
  const starts = new Int32Array(count + 1);
  for (const pair of pairs) {
    starts[pair.a + 1]!++;
    starts[pair.b + 1]!++;
  }
  for (let i = 0; i < count; i++) starts[i + 1]! += starts[i]!;
  const ends = starts.slice(0, count);
  const list = new Int32Array(pairs.length * 2);
  pairs.forEach((pair, index) => {
    list[ends[pair.a]!++] = index;
    list[ends[pair.b]!++] = index;
  });
  return { starts, list };
}

function counts(pair: ArticlePair, options: ClusterOptions): boolean {
  if (pair.jaccard >= options.threshold) return true;
  return !options.everyPair && pair.relation === 'contained';
}

/**
 * Groups articles by their pairs. A member belongs because it is like the canonical copy itself, or
 * like more than half of the members; never by a chain. Articles are taken in the keeper's order,
 * and each one that is still free gathers the free articles that are like it (star clustering after
 * Aslam, Pelekhov, Rus 2004, with the keeper's order in place of the degree). Pairs that lie between
 * two clusters come out as links; alternates of one template are kept apart.
 */
export function groupPairs(
  count: number,
  pairs: readonly ArticlePair[],
  options: ClusterOptions,
  keeper: Keeper,
): Cluster[] {
  const eligible = pairs.filter((pair) => counts(pair, options));
  const alike = eligible.filter((pair) => pair.relation !== 'same-template');
  const templates = eligible.filter((pair) => pair.relation === 'same-template');
  const clusters: Cluster[] = [];

  const home = new Int32Array(count).fill(-1);
  clusters.push(...stars(count, alike, keeper, home, 'duplicates'));
  const between = alike.filter((pair) => home[pair.a] !== home[pair.b] || home[pair.a] === -1);
  clusters.push(...coveringStars(count, between, keeper, 'link'));
  if (options.everyPair) clusters.push(...coveringStars(count, templates, keeper, 'template'));
  else
    clusters.push(...stars(count, templates, keeper, new Int32Array(count).fill(-1), 'template'));
  return clusters;
}

function articlesInOrder(pairs: readonly ArticlePair[], keeper: Keeper): number[] {
  const involved = new Set<number>();
  for (const pair of pairs) involved.add(pair.a).add(pair.b);
  return [...involved].sort(keeper.compare);
}

function otherOf(pair: ArticlePair, one: number): number {
  return pair.a === one ? pair.b : pair.a;
}

/** A partition into stars; `home` receives the cluster's number of each article. */
function stars(
  count: number,
  pairs: readonly ArticlePair[],
  keeper: Keeper,
  home: Int32Array,
  type: Cluster['type'],
): Cluster[] {
  const { starts, list } = neighboursOf(count, pairs);
  const order = articlesInOrder(pairs, keeper);
  const groups: { canonical: number; members: number[]; byShare: number[] }[] = [];
  for (const centre of order) {
    if (home[centre] !== -1) continue;
    const members: number[] = [];
    for (let at = starts[centre]!; at < starts[centre + 1]!; at++) {
      const other = otherOf(pairs[list[at]!]!, centre);
      if (home[other] === -1 && other !== centre) members.push(other);
    }
    if (members.length === 0) continue;
    for (const member of members) home[member] = groups.length;
    home[centre] = groups.length;
    groups.push({ canonical: centre, members: [centre, ...members], byShare: [] });
  }
  for (const article of order) {
    if (home[article] !== -1) continue;
    const votes = new Map<number, number>();
    for (let at = starts[article]!; at < starts[article + 1]!; at++) {
      const group = home[otherOf(pairs[list[at]!]!, article)]!;
      if (group >= 0) votes.set(group, (votes.get(group) ?? 0) + 1);
    }
    for (const [group, share] of votes) {
      const { members, byShare } = groups[group]!;
      if (share * 2 <= members.length) continue;
      home[article] = group;
      members.push(article);
      byShare.push(article);
      break;
    }
  }
  return groups.map(({ canonical, members, byShare }) => ({
    canonical,
    members: members.sort((a, b) => a - b),
    byShare,
    type,
  }));
}

/** Stars that together hold every pair; an article may be in several. */
function coveringStars(
  count: number,
  pairs: readonly ArticlePair[],
  keeper: Keeper,
  type: Cluster['type'],
): Cluster[] {
  if (pairs.length === 0) return [];
  const { starts, list } = neighboursOf(count, pairs);
  const covered = new Uint8Array(pairs.length);
  const clusters: Cluster[] = [];
  for (const centre of articlesInOrder(pairs, keeper)) {
    const members = new Set<number>();
    for (let at = starts[centre]!; at < starts[centre + 1]!; at++) {
      if (covered[list[at]!] === 0) members.add(otherOf(pairs[list[at]!]!, centre));
    }
    if (members.size === 0) continue;
    members.add(centre);
    for (const member of members) {
      for (let at = starts[member]!; at < starts[member + 1]!; at++) {
        if (members.has(otherOf(pairs[list[at]!]!, member))) covered[list[at]!] = 1;
      }
    }
    clusters.push({
      canonical: centre,
      members: [...members].sort((a, b) => a - b),
      byShare: [],
      type,
    });
  }
  return clusters;
}

/** How sure it is that the pair is one story twice, from 0 to 1, by relation, similarity and length. */
export function pairConfidence(pair: ArticlePair): number {
  const { jaccard, relation } = pair;
  const share = Math.max(...pair.containment);
  let sure: number;
  if (relation === 'exact-copy') sure = 0.99;
  else if (relation === 'near-duplicate')
    sure = jaccard >= 0.5 ? 0.59 + 0.38 * jaccard : 0.35 + 0.86 * jaccard;
  else if (relation === 'contained') sure = 0.5 + 0.4 * share;
  else if (relation === 'update') sure = 0.48 + 0.42 * jaccard;
  else sure = 0.2 + 0.25 * jaccard;
  const words = Math.min(...pair.evidence.words);
  return words >= shortText ? sure : sure * (0.45 + (0.55 * words) / shortText);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function span(values: readonly number[]): string {
  const low = Math.min(...values).toFixed(2);
  const high = Math.max(...values).toFixed(2);
  return low === high ? low : `${low} to ${high}`;
}

function percentSpan(values: readonly number[]): string {
  const low = Math.floor(Math.min(...values) * 100);
  const high = Math.floor(Math.max(...values) * 100);
  return low === high ? `${low} %` : `${low} to ${high} %`;
}

function titleOf(article: ComparedArticle): string {
  const headline = article.headline.replace(/\s+/gu, ' ').trim();
  if (headline !== '') return headline;
  const words = article.text.trim().split(/\s+/u);
  const first = words.slice(0, 12).join(' ');
  return words.length > 12 ? `${first} …` : first === '' ? article.ref.document : first;
}

const relationOrder: readonly Relation[] = [
  'exact-copy',
  'near-duplicate',
  'contained',
  'update',
  'same-template',
];

/** What `pairs` of one relation say about the canonical copy, as the beginning of a sentence. */
function phraseOf(relation: Relation, pairs: readonly ArticlePair[], canonical: number): string {
  const many = pairs.length > 1;
  const articles = many ? `${pairs.length} articles` : '1 article';
  if (relation === 'exact-copy') return `${articles} ${many ? 'are' : 'is'} equal to it`;
  if (relation === 'near-duplicate') return `${articles} ${many ? 'are' : 'is'} nearly equal to it`;
  if (relation === 'update')
    return `${articles} ${many ? 'are' : 'is'} another version of its story`;
  if (relation === 'same-template') {
    return `${articles} ${many ? 'have' : 'has'} its wording with other figures or names`;
  }
  const inside = pairs.every((pair) => {
    const [a, b] = pair.containment;
    return pair.a === canonical ? b >= a : a >= b;
  });
  if (inside) return `${articles} ${many ? 'stand' : 'stands'} inside it`;
  return many ? `${articles} stand inside it or hold it` : 'it stands inside 1 article';
}

function relationReasons(cluster: Cluster, toCanonical: readonly ArticlePair[]): string[] {
  const reasons: string[] = [];
  for (const relation of relationOrder) {
    const pairs = toCanonical.filter((pair) => pair.relation === relation);
    if (pairs.length === 0) continue;
    const phrase = phraseOf(relation, pairs, cluster.canonical);
    if (relation === 'exact-copy') {
      reasons.push(`${phrase} once white space is folded.`);
      continue;
    }
    const jaccard = `Jaccard ${span(pairs.map((pair) => pair.jaccard))}`;
    const inside = percentSpan(pairs.map((pair) => Math.max(...pair.containment)));
    reasons.push(`${phrase} (${jaccard}; ${inside} of the shorter text stand in the other).`);
    if (relation === 'update' || relation === 'contained') {
      const own = pairs.map((pair) => Math.max(...pair.evidence.words) - pair.evidence.sharedWords);
      const most = Math.max(...own);
      reasons.push(
        `The longer text has ${pairs.length > 1 ? 'up to ' : ''}${most} words of its own.`,
      );
    }
    const figures = Math.max(...pairs.map((pair) => pair.evidence.changedFigures));
    const names = Math.max(...pairs.map((pair) => pair.evidence.changedNames));
    if (figures + names > 0) {
      const parts: string[] = [];
      if (figures > 0)
        parts.push(`${figures} ${figures === 1 ? 'figure or date' : 'figures or dates'}`);
      if (names > 0) parts.push(`${names} ${names === 1 ? 'name' : 'names'}`);
      const example = pairs.find((pair) => pair.evidence.examples.length > 0)?.evidence.examples[0];
      reasons.push(
        `They differ in${pairs.length > 1 ? ' up to' : ''} ${parts.join(' and ')}${example ? `, such as ${example}` : ''}.`,
      );
    }
  }
  if (cluster.byShare.length > 0) {
    reasons.push(
      `${cluster.byShare.length} of the members ${cluster.byShare.length === 1 ? 'belongs because it is' : 'belong because they are'} like more than half of the others.`,
    );
  }
  return reasons;
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

/**
 * The duplicate findings for verified pairs at a threshold, surest first, then by first member.
 * Takes the pairs of `findDuplicates` and looks at no text but the members' own, so that it can be
 * called again whenever the threshold or the policy changes.
 */
export function clusterPairs(
  articles: readonly ComparedArticle[],
  pairs: readonly ArticlePair[],
  options: ClusterOptions,
): DuplicateFinding[] {
  const keeper = createKeeper(articles, options.keeper ?? 'longest', options.preferredSources);
  const digest = options.digest ?? createDigests(articles);
  const clusters = groupPairs(articles.length, pairs, options, keeper);
  const listed = options.everyPair ? pairs.filter((pair) => counts(pair, options)) : pairs;
  const { starts, list } = neighboursOf(articles.length, listed);
  const position = new Int32Array(articles.length).fill(-1);
  const met = new Map<string, number>();

  const findings = clusters.map((cluster): DuplicateFinding => {
    const { members } = cluster;
    members.forEach((member, at) => {
      position[member] = at;
    });
    const within: ArticlePair[] = [];
    for (const member of members) {
      for (let at = starts[member]!; at < starts[member + 1]!; at++) {
        const pair = listed[list[at]!]!;
        if (pair.a === member && position[pair.b]! >= 0) within.push(pair);
      }
    }
    within.sort((x, y) => x.a - y.a || x.b - y.b);
    const verified = within.map(
      (pair): VerifiedPair => ({
        a: position[pair.a]!,
        b: position[pair.b]!,
        jaccard: pair.jaccard,
        containment: pair.containment,
        relation: pair.relation,
      }),
    );
    const canonical = position[cluster.canonical]!;
    for (const member of members) position[member] = -1;

    const toCanonical = within.filter(
      (pair) => pair.a === cluster.canonical || pair.b === cluster.canonical,
    );
    let confidence = Math.min(...toCanonical.map(pairConfidence));
    if (cluster.byShare.length > 0) confidence = Math.min(confidence, 0.6);
    if (cluster.type === 'link') confidence = Math.min(confidence, 0.49);
    if (options.everyPair) confidence = Math.max(confidence, 0.5);
    const weakest = toCanonical.reduce((one, two) =>
      pairConfidence(two) < pairConfidence(one) ? two : one,
    );
    const reasons = relationReasons(cluster, toCanonical);
    if (cluster.type === 'link') {
      reasons.push('At least one of these articles belongs to another cluster already.');
    }
    if (cluster.type === 'template') {
      reasons.push(
        'Alternates such as daily notes are separate news; nothing should be removed unless they are the same day.',
      );
    }
    if (Math.min(...weakest.evidence.words) < shortText && cluster.type !== 'template') {
      reasons.push(
        `With ${Math.min(...weakest.evidence.words)} words the texts may be equal by accident.`,
      );
    }
    reasons.push(keeper.explain(cluster.canonical, members));

    const base = contentId('duplicate', ...members.map(digest).sort());
    const times = met.get(base) ?? 0;
    met.set(base, times + 1);
    return {
      kind: 'duplicate',
      id: times === 0 ? base : contentId(base, String(times)),
      confidence: round(confidence),
      rule: cluster.type === 'link' ? 'linked-duplicates' : weakest.relation,
      title: titleOf(articles[cluster.canonical]!),
      reasons,
      members: members.map((member) => articles[member]!.ref),
      pairs: verified,
      canonical,
    };
  });
  const first = new Map(findings.map((finding, at) => [finding, clusters[at]!.members[0]!]));
  return findings.sort(
    (x, y) =>
      y.confidence - x.confidence ||
      first.get(x)! - first.get(y)! ||
      (x.id < y.id ? -1 : x.id > y.id ? 1 : 0),
  );
}
