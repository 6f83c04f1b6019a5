import type { Monitor } from '../progress/monitor.ts';
import { type DigestText, digestTexts } from '../text/text-digests.ts';
import type { ComparedArticle } from './compared-article.ts';
import { publicationTime } from './publication-time.ts';

/** Of each article 128 bits, as four numbers, that follow from all that its pairs depend on: its text and when it appeared. */
export function digestArticles(
  articles: readonly ComparedArticle[],
  digest: DigestText,
  monitor: Monitor,
): Int32Array<ArrayBuffer> {
  const contents = articles.map((article) => ({
    get text() {
      return `${publicationTime(article.fields) ?? ''}\n${article.text}`;
    },
  }));
  return digestTexts(contents, digest, monitor);
}
