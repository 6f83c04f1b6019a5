import { type ArticlePair, pairStrength } from './compared-article.ts';

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

/** Pairs in columns, so that grouping them again and again touches little memory. */
export interface PairColumns {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly jaccard: Float64Array;
  /** `pairStrength` of each. */
  readonly strength: Float64Array;
  readonly contained: Uint8Array;
  readonly template: Uint8Array;
  /** The pairs of article `i` are `list[starts[i]] … list[starts[i + 1] - 1]`. */
  readonly starts: Int32Array;
  readonly list: Int32Array;
}

/** The pairs in columns and by article; `count` is the number of articles. */
export function pairColumns(count: number, pairs: readonly ArticlePair[]): PairColumns {
  const a = new Int32Array(pairs.length);
  const b = new Int32Array(pairs.length);
  const jaccard = new Float64Array(pairs.length);
  const strength = new Float64Array(pairs.length);
  const contained = new Uint8Array(pairs.length);
  const template = new Uint8Array(pairs.length);
  const starts = new Int32Array(count + 1);
  pairs.forEach((pair, index) => {
    a[index] = pair.a;
    b[index] = pair.b;
    jaccard[index] = pair.jaccard;
    strength[index] = pairStrength(pair);
    if (pair.relation === 'contained') contained[index] = 1;
    if (pair.relation === 'same-template') template[index] = 1;
    starts[pair.a + 1]!++;
    starts[pair.b + 1]!++;
  });
  for (let i = 0; i < count; i++) starts[i + 1]! += starts[i]!;
  const ends = starts.slice(0, count);
  const list = new Int32Array(pairs.length * 2);
  for (let pair = 0; pair < pairs.length; pair++) {
    list[ends[a[pair]!]!++] = pair;
    list[ends[b[pair]!]!++] = pair;
  }
  return { a, b, jaccard, strength, contained, template, starts, list };
}

export interface GroupingRules {
  readonly threshold: number;
  /** Pairs count by their Jaccard similarity alone, and every one that does is in some cluster. */
  readonly everyPair: boolean;
}

const alike = 1;
const alternate = 2;
const covered = 3;

/**
 * Groups articles by their pairs. A member belongs because it is like the canonical copy itself, or
 * like more than half of the members; never by a chain. Articles are taken in `order` (all that have
 * a pair, the one to keep first), and each one that is still free gathers the free articles that are
 * like it (star clustering after Aslam, Pelekhov, Rus 2004, with the keeper's order in place of the
 * degree). Pairs that lie between two clusters come out as links; alternates of one template are
 * kept apart. Near-linear in the pairs.
 */
export function groupPairs(
  pairs: PairColumns,
  order: Int32Array,
  { threshold, everyPair }: GroupingRules,
): Cluster[] {
  const { a, b, contained, template } = pairs;
  const level = everyPair ? pairs.jaccard : pairs.strength;
  const states = new Uint8Array(a.length);
  for (let pair = 0; pair < a.length; pair++) {
    if (level[pair]! < threshold && (everyPair || contained[pair] === 0)) continue;
    states[pair] = template[pair] === 1 ? alternate : alike;
  }
  const clusters: Cluster[] = [];
  const home = new Int32Array(pairs.starts.length - 1).fill(-1);
  stars(pairs, states, alike, order, home, 'duplicates', clusters);
  for (let pair = 0; pair < a.length; pair++) {
    if (states[pair] === alike && home[a[pair]!] === home[b[pair]!] && home[a[pair]!] !== -1) {
      states[pair] = covered;
    }
  }
  coveringStars(pairs, states, alike, order, 'link', clusters);
  if (everyPair) coveringStars(pairs, states, alternate, order, 'template', clusters);
  else stars(pairs, states, alternate, order, home.fill(-1), 'template', clusters);
  return clusters;
}

/** A partition into stars over the pairs in `state`; `home` receives a number for the group of each article. */
function stars(
  { a, b, starts, list }: PairColumns,
  states: Uint8Array,
  state: number,
  order: Int32Array,
  home: Int32Array,
  type: Cluster['type'],
  clusters: Cluster[],
): void {
  const groups: { canonical: number; members: number[]; byShare: number[] }[] = [];
  for (const centre of order) {
    if (home[centre] !== -1) continue;
    let group = -1;
    for (let at = starts[centre]!; at < starts[centre + 1]!; at++) {
      const pair = list[at]!;
      if (states[pair] !== state) continue;
      const other = a[pair] === centre ? b[pair]! : a[pair]!;
      if (home[other] !== -1) continue;
      if (group === -1) {
        group = groups.length;
        groups.push({ canonical: centre, members: [centre], byShare: [] });
        home[centre] = group;
      }
      groups[group]!.members.push(other);
      home[other] = group;
    }
  }
  for (const article of order) {
    if (home[article] !== -1) continue;
    let votes: Map<number, number> | undefined;
    for (let at = starts[article]!; at < starts[article + 1]!; at++) {
      const pair = list[at]!;
      if (states[pair] !== state) continue;
      const group = home[a[pair] === article ? b[pair]! : a[pair]!]!;
      if (group < 0) continue;
      votes ??= new Map();
      votes.set(group, (votes.get(group) ?? 0) + 1);
    }
    for (const [group, share] of votes ?? []) {
      const { members, byShare } = groups[group]!;
      if (share * 2 <= members.length) continue;
      home[article] = group;
      members.push(article);
      byShare.push(article);
      break;
    }
  }
  for (const { canonical, members, byShare } of groups) {
    clusters.push({ canonical, members: members.sort((x, y) => x - y), byShare, type });
  }
}

/** Stars that together hold every pair in `state`; an article may be in several. */
function coveringStars(
  { a, b, starts, list }: PairColumns,
  states: Uint8Array,
  state: number,
  order: Int32Array,
  type: Cluster['type'],
  clusters: Cluster[],
): void {
  for (const centre of order) {
    let members: Set<number> | undefined;
    for (let at = starts[centre]!; at < starts[centre + 1]!; at++) {
      const pair = list[at]!;
      if (states[pair] !== state) continue;
      members ??= new Set([centre]);
      members.add(a[pair] === centre ? b[pair]! : a[pair]!);
    }
    if (members === undefined) continue;
    for (const member of members) {
      for (let at = starts[member]!; at < starts[member + 1]!; at++) {
        const pair = list[at]!;
        if (states[pair] !== state) continue;
        if (members.has(a[pair]!) && members.has(b[pair]!)) states[pair] = covered;
      }
    }
    clusters.push({
      canonical: centre,
      members: [...members].sort((x, y) => x - y),
      byShare: [],
      type,
    });
  }
}
