import { type ArticleRef, articleKey } from '../corpus/document.ts';
import type { DuplicateFinding, Finding } from '../findings/finding.ts';

/** Articles whose fates hang together, with the clusters by which they do. */
export interface ArticleGroup {
  readonly articles: readonly ArticleRef[];
  readonly clusters: readonly DuplicateFinding[];
}

/** For each article, by key, the clusters it stands in. */
export function clustersByArticle(
  findings: Iterable<Finding>,
): ReadonlyMap<string, readonly DuplicateFinding[]> {
  const clusters = new Map<string, DuplicateFinding[]>();
  for (const finding of findings) {
    if (finding.kind !== 'duplicate') continue;
    for (const member of finding.members) {
      const key = articleKey(member);
      const list = clusters.get(key);
      if (list) list.push(finding);
      else clusters.set(key, [finding]);
    }
  }
  return clusters;
}

/** Parts articles into groups; every cluster that one of a group stands in lies in the group as a whole. */
export function* groupArticles(
  seeds: Iterable<ArticleRef>,
  clusters: ReadonlyMap<string, readonly DuplicateFinding[]>,
): Generator<ArticleGroup> {
  const grouped = new Set<string>();
  for (const seed of seeds) {
    if (grouped.has(articleKey(seed))) continue;
    const articles: ArticleRef[] = [];
    const joined = new Set<DuplicateFinding>();
    const waiting = [seed];
    for (let ref = waiting.pop(); ref; ref = waiting.pop()) {
      const key = articleKey(ref);
      if (grouped.has(key)) continue;
      grouped.add(key);
      articles.push(ref);
      for (const cluster of clusters.get(key) ?? []) {
        if (joined.has(cluster)) continue;
        joined.add(cluster);
        waiting.push(...cluster.members);
      }
    }
    yield { articles, clusters: [...joined] };
  }
}
