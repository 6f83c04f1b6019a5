import type { Article } from '../corpus/document.ts';
import type { Occurrence } from '../findings/finding.ts';
import type { Line } from '../text/lines.ts';

/** The removal of one whole line with its line end, as an occurrence. */
export function removalOf(text: string, article: Article, line: Line): Occurrence {
  return {
    document: article.document,
    article: article.index,
    from: line.from,
    to: line.to,
    before: text.slice(line.from, line.to),
    after: '',
  };
}

/** Puts occurrences in order of document id, then of place. */
export function byPlace(a: Occurrence, b: Occurrence): number {
  if (a.document !== b.document) return a.document < b.document ? -1 : 1;
  return a.from - b.from;
}

/** Lines already spoken for, so that no two cards touch the same one. */
export interface Claims {
  take(document: string, from: number): boolean;
  has(document: string, from: number): boolean;
}

/** An empty set of claims. */
export function createClaims(): Claims {
  const taken = new Map<string, Set<number>>();
  return {
    take(document, from) {
      let lines = taken.get(document);
      if (!lines) {
        lines = new Set();
        taken.set(document, lines);
      }
      if (lines.has(from)) return false;
      lines.add(from);
      return true;
    },
    has: (document, from) => taken.get(document)?.has(from) ?? false,
  };
}
