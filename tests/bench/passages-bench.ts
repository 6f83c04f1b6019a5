import { createHash } from 'node:crypto';
import {
  findPassages,
  type PassageArticle,
  searchPassages,
} from '../../shared/passages/find-passages.ts';
import type { PassageMemory } from '../../shared/passages/passage-memory.ts';
import { silentMonitor } from '../../shared/progress/monitor.ts';
import type { ComparedArticle } from '../../shared/similarity/compared-article.ts';
import { sentenceSpans } from '../../shared/text/sentences.ts';
import { viewWithout } from '../../shared/text/view.ts';
import { readArticles } from './bench-articles.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';
import { growthExponent, line, time } from './timing.ts';

const digest = (text: string) => createHash('sha256').update(text, 'utf16le').digest();

function wholeViews(articles: readonly ComparedArticle[]): PassageArticle[] {
  return articles.map(({ ref, text }) => ({
    ref,
    view: viewWithout(text, { from: 0, to: text.length }, []),
    documentText: text,
  }));
}

/** Prints the speed of the search for repeated passages on a JSONL file, and its growth on synthetic corpora. */
export function runPassagesBench(
  dataPath: string,
  sizes: readonly number[] = [10_000, 20_000, 40_000, 80_000],
): void {
  const articles = wholeViews(readArticles(dataPath));
  const splitting = time(5, () => {
    for (const article of articles) sentenceSpans(article.view.text);
  });
  console.log(line(`${articles.length} articles into sentences`, splitting));
  const search = time(5, () => findPassages(articles, [], {}, silentMonitor));
  console.log(line('repeated passages', search));
  const batch = 100;
  const every = Math.max(1, Math.floor(articles.length / batch));
  const remembering = (earlier: PassageMemory | null) => ({ earlier, digest });
  const known = articles.filter((_, at) => at % every !== 0);
  const searched = (of: readonly PassageArticle[], earlier: PassageMemory | null) =>
    searchPassages(of, [], {}, silentMonitor, remembering(earlier));
  const { memory } = searched(known, null);
  const again = time(5, () => searched(articles, memory));
  console.log(line(`the same with ${articles.length - known.length} of them new`, again));
  const all = wholeViews(syntheticCorpus(Math.max(...sizes), 1000));
  const points = sizes.map((size) => {
    const part = all.slice(0, size);
    const timing = time(size > 20_000 ? 1 : 3, () => findPassages(part, [], {}, silentMonitor));
    console.log(line(`synthetic, ${size} articles`, timing));
    return [size, timing.min] as const;
  });
  if (points.length > 1) console.log(`growth: n^${growthExponent(points).toFixed(2)}`);
}
