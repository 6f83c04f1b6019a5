import type { ArticlePair } from './compared-article.ts';

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

/** The pairs of each article, as one block: those of `i` are `list[starts[i]] … list[starts[i + 1] - 1]`. */
export interface Neighbours {
  readonly starts: Int32Array;
  readonly list: Int32Array;
}

/** The pairs by article; `count` is the number of articles. */
export function neighboursOf(count: number, pairs: readonly ArticlePair[]): Neighbours {
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

/** Which pairs count, and whether alternates are to be covered pair by pair. */
export interface GroupingRules {
  readonly counts: (pair: ArticlePair) => boolean;
  readonly everyPair: boolean;
}

/**
 * Groups articles by their pairs. A member belongs because it is like the canonical copy itself, or
 * like more than half of the members; never by a chain. Articles are taken in `order` (all of them, the one to keep first),
 * and each one that is still free gathers the free articles that are like it (star clustering after
 * Aslam, Pelekhov, Rus 2004, with the keeper's order in place of the degree). Pairs that lie between
 * two clusters come out as links; alternates of one template are kept apart.
 */
export function groupPairs(
  pairs: readonly ArticlePair[],
  order: Int32Array,
  rules: GroupingRules,
): Cluster[] {
  const count = order.length;
  const eligible = pairs.filter(rules.counts);
  const alike = eligible.filter((pair) => pair.relation !== 'same-template');
  const templates = eligible.filter((pair) => pair.relation === 'same-template');
  const clusters: Cluster[] = [];

  const home = new Int32Array(count).fill(-1);
  clusters.push(...stars(count, alike, order, home, 'duplicates'));
  const between = alike.filter((pair) => home[pair.a] !== home[pair.b] || home[pair.a] === -1);
  clusters.push(...coveringStars(count, between, order, 'link'));
  if (rules.everyPair) clusters.push(...coveringStars(count, templates, order, 'template'));
  else clusters.push(...stars(count, templates, order, new Int32Array(count).fill(-1), 'template'));
  return clusters;
}

function otherOf(pair: ArticlePair, one: number): number {
  return pair.a === one ? pair.b : pair.a;
}

/** A partition into stars; `home` receives the cluster's number of each article. */
function stars(
  count: number,
  pairs: readonly ArticlePair[],
  order: Int32Array,
  home: Int32Array,
  type: Cluster['type'],
): Cluster[] {
  const { starts, list } = neighboursOf(count, pairs);
  const groups: { canonical: number; members: number[]; byShare: number[] }[] = [];
  for (const centre of order) {
    if (home[centre] !== -1 || starts[centre] === starts[centre + 1]) continue;
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
    if (home[article] !== -1 || starts[article] === starts[article + 1]) continue;
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
  order: Int32Array,
  type: Cluster['type'],
): Cluster[] {
  if (pairs.length === 0) return [];
  const { starts, list } = neighboursOf(count, pairs);
  const covered = new Uint8Array(pairs.length);
  const clusters: Cluster[] = [];
  for (const centre of order) {
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
