import type { Corpus } from '../corpus/corpus.ts';
import type { ArticleRef } from '../corpus/document.ts';
import type { Portions } from '../progress/portions.ts';
import type { ReviewState } from '../review/review-state.ts';
import { groupArticles } from './article-groups.ts';
import type { CleanArticle } from './clean-corpus.ts';
import type { FindingIndex } from './finding-index.ts';
import { settleWishes } from './settled-articles.ts';
import { Wishes } from './wishes.ts';

/** Findings and articles looked at before others may go on. */
const atOnce = 20;

/**
 * Some articles of the corpus as `clean` has them, in the order asked for, for the cost of what touches them:
 * the findings with places in their documents and the clusters that their fates hang on.
 */
export function* cleanPart(
  corpus: Corpus,
  index: FindingIndex,
  state: ReviewState,
  wanted: readonly ArticleRef[],
): Portions<CleanArticle[]> {
  const documents = new Set(wanted.map(({ document }) => document));
  const wishes = new Wishes(corpus, state, documents);
  let done = 0;
  for (const finding of index.within(documents)) {
    if (++done % atOnce === 0) yield;
    yield* wishes.add(finding);
  }
  for (const { clusters } of groupArticles(wanted, index.clusters)) {
    for (const cluster of clusters) {
      if (++done % atOnce === 0) yield;
      yield* wishes.add(cluster);
    }
  }
  const settled = settleWishes(corpus, state, wishes);
  const articles: CleanArticle[] = [];
  for (const { document, article } of wanted) {
    if (++done % atOnce === 0) yield;
    articles.push(settled.settle(corpus.articlesOf(document)[article]!).article);
  }
  return articles;
}
