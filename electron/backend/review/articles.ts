import { clean } from '../../../shared/clean/clean.ts';
import { articleText } from '../../../shared/corpus/corpus.ts';
import type { Article } from '../../../shared/corpus/document.ts';
import type { ArticleInfo, Window } from '../../../shared/host/model.ts';
import type { Answer, ArticleFilter } from '../../../shared/host/operations.ts';
import { articleInfo, displayHeadline, keyOf } from '../../../shared/host/views/articles.ts';
import type { Desk } from './desk.ts';
import { untilTagged } from './until-tagged.ts';

/** The articles of the corpus, as they were read and as the decisions leave them. */
export function articleAnswers(desk: Desk) {
  const { corpus, review } = desk;
  const cleanNow = desk.untilChanged(() => clean(corpus, desk.findings(), review));
  const lists = untilTagged(desk, () => ({ key: '', list: [] as readonly Article[] }));
  let positions: ReadonlyMap<string, number> | null = null;
  let titles: ReadonlyMap<Article, string> | null = null;

  /** The articles with the tag or one below it, in the order of the corpus. */
  function tagged(tag: string): Article[] {
    positions ??= new Map(corpus.articles.map((article, at) => [keyOf(article), at]));
    const at: number[] = [];
    // The ledger may name articles that are gone.
    for (const key of review.articlesTagged(tag)) at.push(positions.get(key) ?? -1);
    return at
      .filter((position) => position >= 0)
      .sort((a, b) => a - b)
      .map((position) => corpus.articles[position]!);
  }

  function sorted(articles: readonly Article[], sort: ArticleFilter['sort']): readonly Article[] {
    if (sort === 'place') return articles;
    if (sort === 'length') {
      return [...articles].sort((a, b) => b.to - b.from - (a.to - a.from));
    }
    titles ??= new Map(
      corpus.articles.map((article) => [
        article,
        displayHeadline(corpus, article).toLocaleLowerCase(),
      ]),
    );
    const titleOf = (article: Article) => titles?.get(article) ?? '';
    return [...articles].sort((a, b) => (titleOf(a) < titleOf(b) ? -1 : 1));
  }

  function list({ search, tag, untagged, sort }: ArticleFilter): readonly Article[] {
    const all = tag === null ? corpus.articles : tagged(tag);
    const needle = search.trim().toLocaleLowerCase();
    const passing =
      needle === '' && !untagged
        ? all
        : all.filter(
            (article) =>
              (!untagged || review.tags(keyOf(article)).length === 0) &&
              (needle === '' ||
                article.document.toLocaleLowerCase().includes(needle) ||
                displayHeadline(corpus, article).toLocaleLowerCase().includes(needle)),
          );
    return sorted(passing, sort);
  }

  /** The articles that pass, in the order asked for. */
  function listed(wanted: ArticleFilter): readonly Article[] {
    const kept = lists();
    const key = JSON.stringify(wanted);
    if (kept.key !== key) {
      kept.list = list(wanted);
      kept.key = key;
    }
    return kept.list;
  }

  return {
    listed,
    articles(wanted: ArticleFilter, offset: number, limit: number): Window<ArticleInfo> {
      const passing = listed(wanted);
      return {
        total: passing.length,
        offset,
        items: passing
          .slice(offset, offset + limit)
          .map((article) => articleInfo(corpus, article, desk.reader())),
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
  };
}
