import type { Corpus } from '../corpus/corpus.ts';
import type { Article, ArticleRef, Document } from '../corpus/document.ts';
import { outletOf } from '../corpus/outlet.ts';
import type { Span } from '../text/span.ts';
import type { View } from '../text/view.ts';
import { articleView, type SetAside } from './set-aside.ts';

/** An article as every detector sees it: little more than its view, since there are very many. */
export class ScannedArticle {
  readonly ref: ArticleRef;
  /** The article with recognised boilerplate set aside. */
  readonly view: View;
  private readonly document: Document;
  private readonly title: Span | null;

  constructor(corpus: Corpus, article: Article, setAside: SetAside) {
    this.ref = { document: article.document, article: article.index };
    this.view = articleView(corpus, article, setAside);
    this.document = corpus.document(article.document);
    this.title = article.headline;
  }

  get headline(): string {
    return this.title ? this.document.text.slice(this.title.from, this.title.to) : '';
  }

  get text(): string {
    return this.view.text;
  }

  get documentText(): string {
    return this.document.text;
  }

  get fields(): Readonly<Record<string, unknown>> {
    return this.document.fields;
  }

  get outlet(): string {
    return outletOf(this.document);
  }
}

/** The articles of the corpus, in order, without the spans that are set aside. `pulse` is called now and then. */
export function scannedArticles(
  corpus: Corpus,
  setAside: SetAside,
  pulse: () => void = () => {},
): ScannedArticle[] {
  return corpus.articles.map((article, index) => {
    if ((index & 2047) === 0) pulse();
    return new ScannedArticle(corpus, article, setAside);
  });
}
