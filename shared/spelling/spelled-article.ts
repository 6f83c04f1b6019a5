import type { ArticleRef } from '../corpus/document.ts';
import { detached } from '../text/detached.ts';
import type { View } from '../text/view.ts';

/** A text that may be put together anew each time it is asked for. */
export interface ReadableText {
  readonly text: string;
}

/** A text that is put together when it is first asked for. */
export class WrittenText implements ReadableText {
  private readonly source: ReadableText;
  private known: string | null = null;

  constructor(source: ReadableText) {
    this.source = source;
  }

  get text(): string {
    this.known ??= this.source.text;
    return this.known;
  }
}

/** An article to read. `view` is the article with recognised boilerplate set aside. */
export interface SpelledArticle {
  readonly ref: ArticleRef;
  readonly documentText: string;
  readonly view: View;
  readonly outlet: string;
}

/** The span of `documentText` for a span of the view, or null where the view was cut within it. */
export function sourceSpan(
  article: Pick<SpelledArticle, 'documentText' | 'view'>,
  from: number,
  to: number,
): { from: number; to: number; before: string } | null {
  const start = article.view.toSourceStart(from);
  const end = article.view.toSource(to);
  if (end - start !== to - from) return null;
  return { from: start, to: end, before: detached(article.documentText.slice(start, end)) };
}
