import type { ArticleRef } from '../corpus/document.ts';
import type { View } from '../text/view.ts';

/** An article to read. `view` is the article with recognised boilerplate set aside. */
export interface SetArticle {
  readonly ref: ArticleRef;
  readonly documentText: string;
  readonly view: View;
}
