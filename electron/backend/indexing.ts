import { Worker } from 'node:worker_threads';
import type { Corpus } from '../../shared/corpus/corpus.ts';
import type { TextIndex } from '../../shared/search/text-index.ts';
import type { IndexTask } from '../worker/index-thread.ts';
import { type SharedTexts, StoredDocument } from './text-store.ts';

export interface Indexing {
  /** The index of the articles' texts; null where it was stopped or failed. */
  readonly index: Promise<TextIndex | null>;
  stop(): void;
}

/** Indexes the texts of a corpus on a thread of its own. `texts` is the memory in which its documents' texts lie. */
export function startIndexing(worker: string, corpus: Corpus, texts: SharedTexts): Indexing {
  const stop = new SharedArrayBuffer(4);
  const places = new Uint32Array(corpus.articles.length * 3);
  corpus.articles.forEach(({ document, from, to }, at) => {
    const stored = corpus.document(document);
    places.set([stored instanceof StoredDocument ? stored.number : 0, from, to], at * 3);
  });
  const workerData: { readonly index: IndexTask } = { index: { texts, places, stop } };
  const thread = new Worker(worker, { workerData });
  // Who closes the program does not wait for it.
  thread.unref();
  return {
    index: new Promise((resolve) => {
      thread.on('message', resolve);
      thread.on('error', (error) => {
        console.error('stet: the texts could not be indexed:', error);
        resolve(null);
      });
      thread.on('exit', () => resolve(null));
    }),
    stop: () => void Atomics.store(new Int32Array(stop), 0, 1),
  };
}
