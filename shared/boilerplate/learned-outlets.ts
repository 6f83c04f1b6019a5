import type { PageLine } from '../corpus/opening.ts';
import { createHashTable, hashText } from './hash-table.ts';

/** Groups articles of unknown outlets by the lines that they share: pages of one site have their menus and their foot in common. */
export interface OutletLearner {
  /** Reads the next article, which is no copy of an earlier one. */
  add(article: number, page: readonly PageLine[]): void;
  /** A number for the group of the article, or -1 when it shares too little with any other. */
  groupOf(article: number): number;
}

const fewestShared = 8;
const leastShare = 0.25;
const longest = 40;

/** A learner over `articles` articles. Two belong together when a quarter of their short lines without figures, and eight at least, are the same (union-find); rows of tables do not count. */
export function createOutletLearner(articles: number): OutletLearner {
  const parents = Int32Array.from({ length: articles }, (_, at) => at);
  const sizes = new Int32Array(articles).fill(1);
  const lines = createHashTable();
  const rootOf = (article: number): number => {
    let at = article;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!;
      at = parents[at]!;
    }
    return at;
  };
  return {
    add(article, page) {
      const shared = new Map<number, number>();
      const keys = new Set<string>();
      for (const { key } of page) {
        if (key.length <= longest && !/[\p{Nd}.]/u.test(key)) keys.add(key);
      }
      for (const key of keys) {
        const slot = lines.slot(hashText(key));
        const last = lines.first(slot);
        if (last > 0) shared.set(last - 1, (shared.get(last - 1) ?? 0) + 1);
        lines.set(slot, article + 1, 0);
      }
      for (const [other, count] of shared) {
        if (count < Math.max(fewestShared, keys.size * leastShare)) continue;
        const [a, b] = [rootOf(other), rootOf(article)];
        if (a === b) continue;
        parents[b] = a;
        sizes[a]! += sizes[b]!;
      }
    },
    groupOf(article) {
      const root = rootOf(article);
      return sizes[root]! > 1 ? root : -1;
    },
  };
}
