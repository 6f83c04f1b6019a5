import { clean } from '../../../shared/clean/clean.ts';
import { articleText } from '../../../shared/corpus/corpus.ts';
import type { ArticleInfo, TagInfo, Window } from '../../../shared/host/model.ts';
import type { Answer } from '../../../shared/host/operations.ts';
import { articleInfo, displayHeadline, keyOf } from '../../../shared/host/views/articles.ts';
import { articleAnchor } from '../../../shared/review/anchors.ts';
import type { Desk } from './desk.ts';

/** The articles of the corpus, as they were read and as the decisions leave them, and their tags. */
export function articleAnswers(desk: Desk) {
  const { corpus, review } = desk;
  const cleanNow = desk.untilChanged(() => clean(corpus, desk.findings(), review));

  return {
    articles(
      wanted: { search: string; tag: string | null },
      offset: number,
      limit: number,
    ): Window<ArticleInfo> {
      const reader = desk.reader();
      const needle = wanted.search.trim().toLocaleLowerCase();
      const passing = corpus.articles.filter(
        (article) =>
          (wanted.tag === null || reader.tagsOf(keyOf(article)).includes(wanted.tag)) &&
          (needle === '' ||
            article.document.toLocaleLowerCase().includes(needle) ||
            displayHeadline(corpus, article).toLocaleLowerCase().includes(needle)),
      );
      return {
        total: passing.length,
        offset,
        items: passing
          .slice(offset, offset + limit)
          .map((article) => articleInfo(corpus, article, reader)),
      };
    },
    article(key: string): Answer<'articles.get'> {
      const article = desk.articleOf(key);
      const cleanArticle = cleanNow().articles.find(
        (item) => item.document === article.document && item.article === article.index,
      );
      return {
        article: articleInfo(corpus, article, desk.reader()),
        source: articleText(corpus, article),
        clean: cleanArticle?.text ?? '',
      };
    },
    tags(): TagInfo[] {
      return [...review.tagCounts()].map(([name, articles]) => ({ name, articles }));
    },
    tag(keys: readonly string[], add: readonly string[], remove: readonly string[]) {
      return desk.record(() => [
        {
          type: 'tag',
          articles: keys.map((key) => articleAnchor(corpus, desk.articleOf(key))),
          add,
          remove,
        },
      ]);
    },
  };
}
