import type { Monitor } from '../progress/monitor.ts';
import {
  digestsWith,
  digestTexts,
  findDigests,
  type Remembering,
  redigestTexts,
} from '../text/text-digests.ts';
import type { Article, Document } from './document.ts';
import { segmentDocument } from './segment.ts';

/** Where the articles of documents lie, for the next time: plain data that follows from each document alone. */
export interface SegmentMemory {
  /** Of each document, four numbers. */
  readonly digests: Int32Array<ArrayBuffer>;
  /** Document `i` has the articles `starts[i] … starts[i + 1] - 1`. */
  readonly starts: Int32Array<ArrayBuffer>;
  /** Of each article its offsets and those of its headline, which are -1 where it has none. */
  readonly spans: Int32Array<ArrayBuffer>;
}

/** The articles of documents, and what is known of them besides. */
export interface Segmented {
  readonly articles: Article[];
  /** Those of the articles' texts, four numbers each. */
  readonly digests: Int32Array<ArrayBuffer>;
  readonly memory: SegmentMemory;
}

const columns = 4;

/** The articles that `segmentCorpus` finds; those of known documents come from the memory. */
export function segmentCorpusAgain(
  documents: readonly Document[],
  { earlier, digest }: Remembering<SegmentMemory>,
  monitor: Monitor,
): Segmented {
  const count = documents.length;
  let done = 0;
  const waiting: Monitor = { tick: () => monitor.tick(done, count) };
  const texts = digestTexts(count, (index) => documents[index]!.text, digest, waiting);
  const digests = digestsWith(texts, (index) => nameIn(documents[index]!), digest, waiting);
  const known = earlier && findDigests(earlier.digests, digests);
  const articles: Article[] = [];
  const owners: number[] = [];
  const starts = new Int32Array(count + 1);
  for (; done < count; done++) {
    if ((done & 15) === 0) monitor.tick(done, count);
    const place = known ? known[done]! : -1;
    const document = documents[done]!;
    const found =
      earlier && place >= 0
        ? recallDocument(earlier, place, document)
        : segmentDocument(document, () => monitor.tick(done, count));
    for (const article of found) {
      articles.push(article);
      owners.push(done);
    }
    starts[done + 1] = articles.length;
  }
  const spans = new Int32Array(articles.length * columns);
  const articleDigests = new Int32Array(articles.length * 4);
  for (const [at, { from, to, headline }] of articles.entries()) {
    spans.set([from, to, headline?.from ?? -1, headline?.to ?? -1], at * columns);
    articleDigests.set(texts.subarray(owners[at]! * 4, owners[at]! * 4 + 4), at * 4);
  }
  return {
    articles,
    // Most articles are whole documents.
    digests: redigestTexts(
      articleDigests,
      (at) => starts[owners[at]! + 1]! - starts[owners[at]!]! > 1,
      (at) => documents[owners[at]!]!.text.slice(articles[at]!.from, articles[at]!.to),
      digest,
      waiting,
    ),
    memory: { digests, starts, spans },
  };
}

/** What the articles of a document follow from besides its text, or null. */
function nameIn({ fields }: Document): string | null {
  const name = fields.title ?? fields.headline;
  return typeof name === 'string' ? name : null;
}

function recallDocument(
  { starts, spans }: SegmentMemory,
  place: number,
  document: Document,
): Article[] {
  const articles: Article[] = [];
  for (let article = starts[place]!; article < starts[place + 1]!; article++) {
    const at = article * columns;
    const from = spans[at + 2]!;
    articles.push({
      document: document.id,
      index: articles.length,
      from: spans[at]!,
      to: spans[at + 1]!,
      headline: from < 0 ? null : { from, to: spans[at + 3]! },
    });
  }
  return articles;
}
