import { type ArticleRef, articleKey } from '../corpus/document.ts';
import type { DuplicateFinding } from '../findings/finding.ts';

/** Articles whose fates hang together, with the clusters by which they do. */
export interface ArticleGroup {
  readonly articles: readonly ArticleRef[];
  readonly clusters: readonly DuplicateFinding[];
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
