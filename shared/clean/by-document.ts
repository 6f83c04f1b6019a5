import type { CleanArticle, CleanCorpus } from './clean-corpus.ts';

/** The articles of a clean corpus, kept or not, by the id of their document, in order. */
export function articlesByDocument(result: CleanCorpus): Map<string, CleanArticle[]> {
  const lists = new Map<string, CleanArticle[]>();
  for (const article of result.articles) {
    const list = lists.get(article.document);
    if (list) list.push(article);
    else lists.set(article.document, [article]);
  }
  return lists;
}
