import type { ArticleClusters } from '../../../shared/passages/article-clusters.ts';
import type { PassageArticle } from '../../../shared/passages/find-passages.ts';
import type { Span } from '../../../shared/text/span.ts';
import { viewWithout } from '../../../shared/text/view.ts';

/** An article that is a whole document, with some stretches set aside. */
export function passageArticle(
  document: string,
  text: string,
  removed: readonly Span[] = [],
): PassageArticle {
  return {
    ref: { document, article: 0 },
    view: viewWithout(text, { from: 0, to: text.length }, removed),
    documentText: text,
  };
}

/** No clusters. */
export const neverTogether: ArticleClusters = [];
