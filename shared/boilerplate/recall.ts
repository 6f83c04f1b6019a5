import type { Corpus } from '../corpus/corpus.ts';
import type { Monitor } from '../progress/monitor.ts';
import type {
  BoilerplateMemory,
  BoilerplateRemembering,
  ContentDigest,
} from './boilerplate-memory.ts';
import { createHashNumbers } from './hash-table.ts';
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
  { earlier, digest }: BoilerplateRemembering,
  monitor: Monitor,
): BoilerplateRecall {
  const digests = digestArticles(corpus, digest, monitor);
  const known = new Int32Array(corpus.articles.length).fill(-1);
  if (earlier) {
    const size = earlier.digests.length / 4;
    const pulse = () => monitor.tick(known.length, known.length);
    const numbers = createHashNumbers(pulse, size);
    const places: number[] = [];
    for (let article = 0; article < size; article++) {
      if (article % 16384 === 0) pulse();
      const number = numbers.of(shortDigest(earlier.digests, article));
      if (number === places.length) places.push(article);
    }
    for (let article = 0; article < known.length; article++) {
      if (article % 16384 === 0) pulse();
      const number = numbers.find(shortDigest(digests, article));
      const place = number < 0 ? -1 : places[number]!;
      if (place >= 0 && areEqual(digests, article, earlier.digests, place)) known[article] = place;
    }
  }
  return { memory: earlier, digests, known };
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

function digestArticles(
  corpus: Corpus,
  digest: ContentDigest,
  monitor: Monitor,
): Int32Array<ArrayBuffer> {
  const { articles } = corpus;
  const digests = new Int32Array(4 * articles.length);
  let pending = 0;
  let id = '';
  let text = '';
  let names = '';
  for (const [at, { document, from, to, headline }] of articles.entries()) {
    pending += to - from + 500;
    if (pending > 100_000) {
      pending = 0;
      monitor.tick(at, articles.length);
    }
    if (document !== id) {
      id = document;
      const { fields, text: whole } = corpus.document(id);
      text = whole;
      names = JSON.stringify(namingFields.map((name) => fields[name] ?? null));
    }
    const place = headline ? headline.from - from : -1;
    const bytes = digest(`${place}\n${names}\n${text.slice(from, to)}`);
    for (let i = 0; i < 16; i++) digests[4 * at + (i >> 2)]! |= bytes[i]! << ((i & 3) * 8);
  }
  return digests;
}

/** 53 bits of a digest, for finding it. */
function shortDigest(digests: Int32Array, article: number): number {
  return (digests[4 * article]! >>> 0) * 0x200000 + (digests[4 * article + 1]! >>> 11);
}

function areEqual(a: Int32Array, atA: number, b: Int32Array, atB: number): boolean {
  for (let part = 0; part < 4; part++) {
    if (a[4 * atA + part] !== b[4 * atB + part]) return false;
  }
  return true;
}
