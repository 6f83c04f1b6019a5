/** Clusters of duplicates, each as the indices of its articles, ascending. */
export type ArticleClusters = readonly (readonly number[])[];

/** Clusters as plain data: cluster `n` has `members.subarray(starts[n], starts[n + 1])`. */
export interface PackedClusters {
  readonly starts: Int32Array<ArrayBuffer>;
  readonly members: Int32Array<ArrayBuffer>;
}

/** Tells whether two articles, by index, stand together in one of the clusters. */
export function togetherIn(
  clusters: ArticleClusters,
  articles: number,
): (a: number, b: number) => boolean {
  const none: readonly number[] = [];
  const clustersOf = new Array<number[] | undefined>(articles);
  for (const [cluster, members] of clusters.entries()) {
    for (const member of members) {
      const known = clustersOf[member];
      if (known) known.push(cluster);
      else clustersOf[member] = [cluster];
    }
  }
  return (a, b) => {
    const others = clustersOf[b] ?? none;
    return (clustersOf[a] ?? none).some((cluster) => others.includes(cluster));
  };
}

/** The clusters as plain data, for a memory. */
export function packClusters(clusters: ArticleClusters): PackedClusters {
  const starts = new Int32Array(clusters.length + 1);
  for (const [at, members] of clusters.entries()) starts[at + 1] = starts[at]! + members.length;
  return { starts, members: Int32Array.from(clusters.flat()) };
}

/**
 * Marks the articles of which the clusters are others than before. `earlier` has for each article the
 * index that it had then, or -1.
 */
export function markMoved(
  moved: Uint8Array,
  clusters: ArticleClusters,
  before: PackedClusters,
  earlier: Int32Array,
): void {
  const now = new Int32Array(1 + before.members.reduce((top, member) => Math.max(top, member), -1));
  now.fill(-1);
  earlier.forEach((index, article) => {
    if (index >= 0 && index < now.length) now[index] = article;
  });
  const byFirst = new Map<number, (readonly number[])[]>();
  for (const members of clusters) {
    const same = byFirst.get(members[0]!);
    if (same) same.push(members);
    else byFirst.set(members[0]!, [members]);
  }
  const stayed = new Set<readonly number[]>();
  for (let cluster = 0; cluster + 1 < before.starts.length; cluster++) {
    const then = before.members.subarray(before.starts[cluster]!, before.starts[cluster + 1]!);
    const members = byFirst
      .get(now[then[0]!]!)
      ?.find((one) => one.length === then.length && one.every((at, i) => at === now[then[i]!]));
    if (members) stayed.add(members);
    else for (const member of then) if (now[member]! >= 0) moved[now[member]!] = 1;
  }
  for (const members of clusters) {
    if (!stayed.has(members)) for (const member of members) moved[member] = 1;
  }
}
