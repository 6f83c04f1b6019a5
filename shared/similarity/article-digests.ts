import type { Monitor } from '../progress/monitor.ts';
import { digestsWith, digestTexts, type Remembering } from '../text/text-digests.ts';
import type { ComparedArticle } from './compared-article.ts';
import { publicationTime } from './publication-time.ts';

/** Of each article 128 bits, as four numbers, that follow from all that its pairs depend on: its text and when it appeared. */
export function digestArticles(
  articles: readonly ComparedArticle[],
  { digest, digests: known }: Omit<Remembering<unknown>, 'earlier'>,
  monitor: Monitor,
): Int32Array<ArrayBuffer> {
  const textOf = (index: number) => articles[index]!.text;
  const texts = known ?? digestTexts(articles.length, textOf, digest, monitor);
  const timeOf = (index: number) => publicationTime(articles[index]!.fields)?.toString() ?? null;
  return digestsWith(texts, timeOf, digest, monitor);
}
