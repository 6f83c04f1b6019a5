import { cleanPart } from '../../../shared/clean/clean-part.ts';
import type { FindingIndex } from '../../../shared/clean/finding-index.ts';
import { articleText } from '../../../shared/corpus/corpus.ts';
import type { Article } from '../../../shared/corpus/document.ts';
import type { ArticleFilter } from '../../../shared/host/article-filter.ts';
import { lazily } from '../../../shared/host/lazily.ts';
import type { ArticlesWindow, SearchFound } from '../../../shared/host/model.ts';
import type { Answer } from '../../../shared/host/operations.ts';
import { articleInfo, displayHeadline, keyOf } from '../../../shared/host/views/articles.ts';
import type { Portions } from '../../../shared/progress/portions.ts';
import { sortedNumbers } from '../../../shared/progress/sorted-numbers.ts';
import { searchLines } from '../../../shared/search/line-search.ts';
import { parseQuery, type QueryTerm } from '../../../shared/search/query.ts';
import { withPauses } from '../with-pauses.ts';
import type { Desk } from './desk.ts';
import { steadily } from './steadily.ts';
import type { TextSearch } from './text-search.ts';
import { untilTagged } from './until-tagged.ts';

interface Listed {
  readonly articles: readonly Article[];
  readonly terms: readonly QueryTerm[];
  readonly search: SearchFound | null;
}

/** Articles looked at before others may go on. */
const articlesAtOnce = 1_000;
/** Filters whose lists are kept until tags change. */
const mostLists = 8;

const lengthOf = ({ from, to }: Article) => to - from;

/** The articles of the corpus, as they were read and as the decisions leave them. */
export function articleAnswers(desk: Desk, texts: TextSearch, index: () => Promise<FindingIndex>) {
  const { corpus, review } = desk;
  const asDecided = steadily(desk);
  const lists = untilTagged(desk, () => new Map<string, Listed>());
  const words = lazily(() =>
    withPauses(searchLines(corpus.articles.length, (at) => wordsOf(corpus.articles[at]!))),
  );
  let numbers: ReadonlyMap<Article, number> | null = null;
  let titles: ReadonlyMap<Article, string> | null = null;

  /** The articles with the tag or one below it, in the order of the corpus. */
  /** Where each article stands in the corpus. */
  function* positions(): Portions<ReadonlyMap<Article, number>> {
    if (numbers) return numbers;
    const all = new Map<Article, number>();
    for (const article of corpus.articles) {
      all.set(article, all.size);
      if (all.size % articlesAtOnce === 0) yield;
    }
    numbers = all;
    return all;
  }

  function* tagged(tag: string): Portions<Article[]> {
    const places = yield* positions();
    const at: number[] = [];
    for (const [index, key] of [...review.articlesTagged(tag)].entries()) {
      if (index % articlesAtOnce === 0) yield;
      // The ledger may name articles that are gone.
      if (desk.knows(key)) at.push(places.get(desk.articleOf(key))!);
    }
    return Array.from(Uint32Array.from(at).sort(), (position) => corpus.articles[position]!);
  }

  function* sorted(
    articles: readonly Article[],
    sort: ArticleFilter['sort'],
  ): Portions<readonly Article[]> {
    if (sort === 'place') return articles;
    let compare = (a: number, b: number) => lengthOf(articles[b]!) - lengthOf(articles[a]!);
    if (sort === 'title') {
      titles ??= yield* titlesOf();
      const own: string[] = [];
      for (const article of articles) {
        if (own.push(titles.get(article) ?? '') % articlesAtOnce === 0) yield;
      }
      compare = (a, b) => (own[a]! < own[b]! ? -1 : own[a]! > own[b]! ? 1 : 0);
    }
    const order = yield* sortedNumbers(articles.length, (a, b) => compare(a, b) || a - b);
    return Array.from(order, (at) => articles[at]!);
  }

  function* titlesOf(): Portions<ReadonlyMap<Article, string>> {
    const all = new Map<Article, string>();
    for (const article of corpus.articles) {
      all.set(article, displayHeadline(corpus, article).toLocaleLowerCase());
      if (all.size % articlesAtOnce === 0) yield;
    }
    return all;
  }

  const wordsOf = (article: Article) => `${displayHeadline(corpus, article)}\n${article.document}`;

  /** The articles that pass, in the order asked for; after a search those found by headline or document come first. */
  async function listed(wanted: ArticleFilter): Promise<Listed> {
    for (;;) {
      const kept = lists();
      const key = JSON.stringify([wanted, texts.ready()]);
      const known = kept.get(key);
      if (known) return known;
      const terms = parseQuery(wanted.search);
      const own = terms.length > 0 ? (await words()).find(terms) : null;
      const ready = texts.ready();
      const inTexts = await texts.find(terms);
      const made = { ...(await withPauses(list(wanted, own, inTexts, ready))), terms };
      if (kept !== lists()) continue;
      if (kept.size >= mostLists) kept.clear();
      kept.set(key, made);
      return made;
    }
  }

  function* list(
    { tag, untagged, sort }: ArticleFilter,
    own: Uint8Array | null,
    inTexts: Uint8Array | null,
    ready: boolean,
  ): Portions<Omit<Listed, 'terms'>> {
    const all = tag === null ? corpus.articles : yield* tagged(tag);
    let passing = all;
    if (untagged) {
      const without: Article[] = [];
      for (const [index, article] of all.entries()) {
        if (index % articlesAtOnce === 0) yield;
        if (review.tags(keyOf(article)).length === 0) without.push(article);
      }
      passing = without;
    }
    if (!own) return { articles: yield* sorted(passing, sort), search: null };
    const places = yield* positions();
    const byWords: Article[] = [];
    const byText: Article[] = [];
    for (const [at, article] of passing.entries()) {
      if (at % articlesAtOnce === 0) yield;
      const number = places.get(article)!;
      if (own[number] === 1) byWords.push(article);
      else if (inTexts?.[number] === 1) byText.push(article);
    }
    return {
      articles: [...(yield* sorted(byWords, sort)), ...(yield* sorted(byText, sort))],
      search: { own: byWords.length, text: byText.length, ready },
    };
  }

  return {
    /** Makes ready what the first search needs. */
    async warmUpArticles(): Promise<void> {
      await words();
    },
    listed: async (wanted: ArticleFilter) => (await listed(wanted)).articles,
    async articles(wanted: ArticleFilter, offset: number, limit: number): Promise<ArticlesWindow> {
      const { articles, search, terms } = await listed(wanted);
      return {
        total: articles.length,
        offset,
        search,
        items: articles.slice(offset, offset + limit).map((article, at) => ({
          ...articleInfo(corpus, article, desk.reader()),
          snippet: search && offset + at >= search.own ? texts.snippet(article, terms) : null,
        })),
      };
    },
    async article(key: string): Promise<Answer<'articles.get'>> {
      const article = desk.articleOf(key);
      const wanted = [desk.refOf(key)];
      const [cleaned] = await asDecided(async () =>
        cleanPart(corpus, await index(), review, wanted),
      );
      return {
        article: articleInfo(corpus, article, desk.reader()),
        source: articleText(corpus, article),
        clean: cleaned?.text ?? '',
      };
    },
  };
}
