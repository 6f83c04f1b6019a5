import type { Portions } from '../progress/portions.ts';
import type { CleanArticle, CleanCorpus } from './clean-corpus.ts';

/** The articles of a clean corpus, kept or not, by the id of their document, in order. */
export type ArticlesByDocument = ReadonlyMap<string, readonly CleanArticle[]>;

/** Articles listed before others may go on. */
const articlesAtOnce = 2_000;

/** Lists the articles of a clean corpus by their documents, in portions. */
export function* articlesByDocument(result: CleanCorpus): Portions<ArticlesByDocument> {
  const lists = new Map<string, CleanArticle[]>();
  for (const [index, article] of result.articles.entries()) {
    if (index % articlesAtOnce === articlesAtOnce - 1) yield;
    const list = lists.get(article.document);
    if (list) list.push(article);
    else lists.set(article.document, [article]);
  }
  return lists;
}
