import type { Corpus } from '../corpus/corpus.ts';
import type { Article } from '../corpus/document.ts';
import { type PageLine, readPageLines } from '../corpus/opening.ts';
import { splitLines } from '../text/lines.ts';

/** The lines of an article that are not blank; calls `pulse` every few milliseconds. */
export function linesOf(corpus: Corpus, article: Article, pulse?: () => void): PageLine[] {
  const { text } = corpus.document(article.document);
  return readPageLines(text, splitLines(text, article.from, article.to), pulse);
}
