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
  return inOneGo(createCorpusInPortions(documents, articles));
}

/** Documents listed before others may go on. */
const listedAtOnce = 5_000;

/** As `createCorpus`, in portions. */
export function* createCorpusInPortions(
  documents: readonly Document[],
  articles: readonly Article[],
): Portions<Corpus> {
  const numbers = new Map<string, number>();
  /** By number of the document, where its articles begin; after the last, where they end. */
  const firsts = new Uint32Array(documents.length + 1);
  let at = 0;
  for (const [number, { id }] of documents.entries()) {
    if (number % listedAtOnce === listedAtOnce - 1) yield;
    numbers.set(id, number);
    firsts[number] = at;
    while (articles[at]?.document === id) at++;
  }
  firsts[documents.length] = at;
  /** Articles of documents that are not here, or not in this order. */
  const others = new Map<string, Article[]>();
  for (; at < articles.length; at++) {
    if (at % listedAtOnce === listedAtOnce - 1) yield;
    const article = articles[at]!;
    const list = others.get(article.document);
    if (list) list.push(article);
    else others.set(article.document, [article]);
  }
  return {
    documents,
    articles,
    document(id) {
      const document = documents[numbers.get(id) ?? -1];
      if (!document) throw new Error(`no document ${id} in this corpus`);
      return document;
    },
    articlesOf(id) {
      const other = others.get(id);
      if (other) return other;
      const number = numbers.get(id);
      return number === undefined ? [] : articles.slice(firsts[number]!, firsts[number + 1]!);
    },
  };
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
