import type { Corpus } from '../corpus/corpus.ts';
import { lineKey } from '../text/lines.ts';
import { type CorpusLines, lineEnd } from './corpus-lines.ts';

/** Where the lines of a corpus stand, by their numbers. */
export interface LinePlaces {
  /** The number of the article that has the line. */
  articleOf(line: number): number;
  /** The line's key, read anew. */
  keyOf(line: number): string;
  /** Puts lines in order of document id, then of place. */
  inOrder(a: number, b: number): number;
}

/** The places of the lines. */
export function createLinePlaces({ articles, document }: Corpus, lines: CorpusLines): LinePlaces {
  const articleOf = (line: number) => articleWith(lines.starts, line);
  return {
    articleOf,
    keyOf(line) {
      const article = articles[articleOf(line)]!;
      const { text } = document(article.document);
      const from = lines.froms[line]!;
      return lineKey(text.slice(from, lineEnd(text, from, article.to)));
    },
    inOrder(a, b) {
      const [one, other] = [articles[articleOf(a)]!.document, articles[articleOf(b)]!.document];
      if (one !== other) return one < other ? -1 : 1;
      return a - b;
    },
  };
}

/** The last article that begins at or before the line and has lines. */
function articleWith(starts: Int32Array, line: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= line) low = middle;
    else high = middle;
  }
  return low;
}
