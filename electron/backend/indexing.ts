import { Worker } from 'node:worker_threads';
import type { Corpus } from '../../shared/corpus/corpus.ts';
import type { Portions } from '../../shared/progress/portions.ts';
import type { TextIndex } from '../../shared/search/text-index.ts';
import type { IndexTask } from '../worker/index-thread.ts';
import { type SharedTexts, StoredDocument } from './text-store.ts';
import { withPauses } from './with-pauses.ts';

export interface Indexing {
  /** The index of the articles' texts; null where it was stopped or failed. */
  readonly index: Promise<TextIndex | null>;
  stop(): void;
}

/** Indexes the texts of a corpus on a thread of its own. `texts` is the memory in which its documents' texts lie. */
export function startIndexing(worker: string, corpus: Corpus, texts: SharedTexts): Indexing {
  const stop = new SharedArrayBuffer(4);
  const stopped = new Int32Array(stop);
  return {
    index: withPauses(placesOf(corpus)).then((places) =>
      Atomics.load(stopped, 0) === 0 ? runThread(worker, { texts, places, stop }) : null,
    ),
    stop: () => void Atomics.store(stopped, 0, 1),
  };
}

const articlesBetweenPauses = 10_000;

/** Of each article: the number of its document's text, where it begins and where it ends. */
function* placesOf(corpus: Corpus): Portions<Uint32Array> {
  const places = new Uint32Array(corpus.articles.length * 3);
  for (const [at, { document, from, to }] of corpus.articles.entries()) {
    const stored = corpus.document(document);
    places.set([stored instanceof StoredDocument ? stored.number : 0, from, to], at * 3);
    if (at % articlesBetweenPauses === 0) yield;
  }
  return places;
}

function runThread(worker: string, task: IndexTask): Promise<TextIndex | null> {
  const workerData: { readonly index: IndexTask } = { index: task };
  const thread = new Worker(worker, { workerData });
  // Who closes the program does not wait for it.
  thread.unref();
  return new Promise((resolve) => {
    thread.on('message', resolve);
    thread.on('error', (error) => {
      console.error('stet: the texts could not be indexed:', error);
      resolve(null);
    });
    thread.on('exit', () => resolve(null));
  });
}
