import type { Monitor } from '../progress/monitor.ts';
import type { DigestText } from '../text/text-digests.ts';
import type { ComparedArticle } from './compared-article.ts';
import { publicationTime } from './publication-time.ts';

/** Of each article 128 bits, as four numbers, that follow from all that its pairs depend on: its text and when it appeared. */
export function digestArticles(
  articles: readonly ComparedArticle[],
  digest: DigestText,
  monitor: Monitor,
): Int32Array<ArrayBuffer> {
  const digests = new Int32Array(articles.length * 4);
  let pending = 0;
  articles.forEach(({ text, fields }, at) => {
    pending += text.length + 500;
    if (pending > 100_000) {
      pending = 0;
      monitor.tick(at, articles.length);
    }
    const bytes = digest(`${publicationTime(fields) ?? ''}\n${text}`);
    for (let i = 0; i < 16; i++) digests[at * 4 + (i >> 2)]! |= bytes[i]! << ((i & 3) * 8);
  });
  return digests;
}
