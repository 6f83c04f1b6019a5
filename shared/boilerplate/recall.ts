import { articleText, type Corpus } from '../corpus/corpus.ts';
import type { Article } from '../corpus/document.ts';
import type { Monitor } from '../progress/monitor.ts';
import { digestsWith, digestTexts, findDigests, type Remembering } from '../text/text-digests.ts';
import type { BoilerplateMemory } from './boilerplate-memory.ts';
import type { PageOutcome } from './page-outcome.ts';

/** What is known of the articles of a corpus from an earlier search. */
export interface BoilerplateRecall {
  readonly memory: BoilerplateMemory | null;
  /** The digests of the articles, four numbers each. */
  readonly digests: Int32Array<ArrayBuffer>;
  /** The number of each article in the memory, or -1. */
  readonly known: Int32Array;
}

/** Fields of a document that tell which of its lines is the headline. */
const namingFields = ['title', 'headline', 'url', 'link', 'href', 'uri', 'permalink', 'canonical'];

/** Looks up the articles of a corpus in the memory, by what they say. */
export function recallArticles(
  corpus: Corpus,
  { earlier, digest, digests: known }: Remembering<BoilerplateMemory>,
  monitor: Monitor,
): BoilerplateRecall {
  const { articles } = corpus;
  const textOf = (index: number) => articleText(corpus, articles[index]!);
  const texts = known ?? digestTexts(articles.length, textOf, digest, monitor);
  const digests = digestsWith(texts, (index) => namesOf(corpus, articles[index]!), digest, monitor);
  const found = findDigests(earlier?.digests ?? new Int32Array(0), digests);
  return { memory: earlier, digests, known: found };
}

/** All that the outcome for an article follows from besides its text and how its lines recur; null where that is nothing. */
function namesOf(corpus: Corpus, article: Article): string | null {
  const { fields } = corpus.document(article.document);
  const isNamed = namingFields.some((name) => (fields[name] ?? null) !== null);
  if (!isNamed && !article.headline) return null;
  const names = JSON.stringify(namingFields.map((name) => fields[name] ?? null));
  const headline = article.headline ? article.headline.from - article.from : -1;
  return `${headline}\n${names}`;
}

/** What the memory holds of the article's lines, where they were judged under the same signature; else null. */
export function recallOutcome(
  { memory, known }: BoilerplateRecall,
  article: number,
  signature: number,
): PageOutcome | null {
  const place = known[article]!;
  if (!memory || place < 0 || memory.signatures[place] !== signature) return null;
  return {
    codes: memory.codes.subarray(memory.starts[place]!, memory.starts[place + 1]!),
    verdicts: memory.verdicts.subarray(
      memory.verdictStarts[place]!,
      memory.verdictStarts[place + 1]!,
    ),
  };
}
