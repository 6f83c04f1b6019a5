import type { CorpusLines } from './corpus-lines.ts';
import { lineMark } from './line-kinds.ts';

/** Groups articles of unknown outlets by the lines that they share: pages of one site have their menus and their foot in common. */
export interface OutletLearner {
  /** Reads the next article, which is no copy of an earlier one. */
  add(article: number): void;
  /** A number for the group of the article, or -1 when it shares too little with any other. */
  groupOf(article: number): number;
}

const fewestShared = 8;
const leastShare = 0.25;

/** A learner over the articles. Two belong together when a quarter of their short lines without figures, and eight at least, are the same (union-find); rows of tables do not count. */
export function createOutletLearner(lines: CorpusLines): OutletLearner {
  const articles = lines.headlines.length;
  const { starts, kindOf } = lines;
  const { marks, size } = lines.kinds;
  const parents = Int32Array.from({ length: articles }, (_, at) => at);
  const sizes = new Int32Array(articles).fill(1);
  // The last article with the line, plus one.
  const lastWith = new Int32Array(size);
  const rootOf = (article: number): number => {
    let at = article;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!;
      at = parents[at]!;
    }
    return at;
  };
  return {
    add(article) {
      let shared: Map<number, number> | null = null;
      let distinct = 0;
      for (let line = starts[article]!; line < starts[article + 1]!; line++) {
        const kind = kindOf[line]!;
        const last = lastWith[kind]!;
        if ((marks[kind]! & lineMark.menu) === 0 || last === article + 1) continue;
        lastWith[kind] = article + 1;
        distinct++;
        if (last === 0) continue;
        shared ??= new Map();
        shared.set(last - 1, (shared.get(last - 1) ?? 0) + 1);
      }
      if (!shared) return;
      for (const [other, count] of shared) {
        if (count < Math.max(fewestShared, distinct * leastShare)) continue;
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
