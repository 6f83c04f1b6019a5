import type { Corpus } from '../corpus/corpus.ts';
import type { Occurrence } from '../findings/finding.ts';
import { detached } from '../text/detached.ts';
import { afterLineEnd, type CorpusLines, lineEnd } from './corpus-lines.ts';

/** The removals of whole lines with their line ends, by the lines' numbers in the corpus. */
export interface Removals {
  of(line: number): Occurrence;
  /** The number of the article that has the line. */
  articleOf(line: number): number;
}

/** Makes occurrences of lines of the corpus. */
export function createRemovals(corpus: Corpus, lines: CorpusLines): Removals {
  return {
    articleOf: (line) => articleOf(lines.starts, line),
    of(line) {
      const article = corpus.articles[articleOf(lines.starts, line)]!;
      const { text } = corpus.document(article.document);
      const from = lines.froms[line]!;
      const to = afterLineEnd(text, lineEnd(text, from, article.to), article.to);
      return {
        document: article.document,
        article: article.index,
        from,
        to,
        before: detached(text.slice(from, to)),
        after: '',
      };
    },
  };
}

/** The article that has the line: the last one that begins at or before it and has lines. */
function articleOf(starts: Int32Array, line: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= line) low = middle;
    else high = middle;
  }
  return low;
}

/** Puts occurrences in order of document id, then of place. */
export function byPlace(a: Occurrence, b: Occurrence): number {
  if (a.document !== b.document) return a.document < b.document ? -1 : 1;
  return a.from - b.from;
}

/** Lines already spoken for, so that no two cards touch the same one. */
export interface Claims {
  take(line: number): boolean;
  has(line: number): boolean;
}

/** An empty set of claims on the lines of a corpus. */
export function createClaims(lines: number): Claims {
  const taken = new Uint8Array((lines >> 3) + 1);
  return {
    take(line) {
      const bit = 1 << (line & 7);
      if ((taken[line >> 3]! & bit) !== 0) return false;
      taken[line >> 3]! |= bit;
      return true;
    },
    has: (line) => (taken[line >> 3]! & (1 << (line & 7))) !== 0,
  };
}
