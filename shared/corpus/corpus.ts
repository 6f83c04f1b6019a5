import { inOneGo, type Portions } from '../progress/portions.ts';
import type { Article, Document } from './document.ts';

/** The documents of a corpus in id order, with their articles; what every detector reads. */
export interface Corpus {
  readonly documents: readonly Document[];
  /** All articles, in the order of `documents`, then by index. */
  readonly articles: readonly Article[];
  document(id: string): Document;
  /** The articles of one document, in order. */
  articlesOf(id: string): readonly Article[];
}

/** A corpus over documents with unique ids and articles that tile them. Looking up an unknown id throws. */
export function createCorpus(documents: readonly Document[], articles: readonly Article[]): Corpus {
  const byId = inOneGo(documentsById(documents));
  return corpusWith(documents, articles, byId, null);
}

/** As `createCorpus`, in portions; nothing is left to be listed when it is asked for. */
export function* createCorpusInPortions(
  documents: readonly Document[],
  articles: readonly Article[],
): Portions<Corpus> {
  const byId = yield* documentsById(documents);
  return corpusWith(documents, articles, byId, yield* firstArticles(articles));
}

function corpusWith(
  documents: readonly Document[],
  articles: readonly Article[],
  byId: ReadonlyMap<string, Document>,
  listed: ReadonlyMap<string, number> | null,
): Corpus {
  let firsts = listed;
  return {
    documents,
    articles,
    document(id) {
      const document = byId.get(id);
      if (!document) throw new Error(`no document ${id} in this corpus`);
      return document;
    },
    articlesOf(id) {
      firsts ??= inOneGo(firstArticles(articles));
      const from = firsts.get(id);
      if (from === undefined) return [];
      let to = from + 1;
      while (articles[to]?.document === id) to++;
      return articles.slice(from, to);
    },
  };
}

/** Documents or articles listed before others may go on. */
const listedAtOnce = 5_000;

function* documentsById(documents: readonly Document[]): Portions<Map<string, Document>> {
  const byId = new Map<string, Document>();
  for (const document of documents) {
    byId.set(document.id, document);
    if (byId.size % listedAtOnce === 0) yield;
  }
  return byId;
}

/** By document, where its articles begin. */
function* firstArticles(articles: readonly Article[]): Portions<Map<string, number>> {
  const firsts = new Map<string, number>();
  for (let at = 0; at < articles.length; at++) {
    const { document } = articles[at]!;
    if (articles[at - 1]?.document !== document) firsts.set(document, at);
    if (at % listedAtOnce === listedAtOnce - 1) yield;
  }
  return firsts;
}

/** Text of an article as it was read. */
export function articleText(corpus: Corpus, article: Article): string {
  return corpus.document(article.document).text.slice(article.from, article.to);
}

/** The article's headline as it was read; empty when it has none. */
export function headlineText(corpus: Corpus, article: Article): string {
  if (!article.headline) return '';
  return corpus.document(article.document).text.slice(article.headline.from, article.headline.to);
}
