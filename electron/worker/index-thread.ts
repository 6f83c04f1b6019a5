import { parentPort } from 'node:worker_threads';
import { buffersOfIndex, indexTexts, type TextIndex } from '../../shared/search/text-index.ts';
import { type SharedTexts, TextStore } from '../backend/text-store.ts';

/** What a thread that indexes texts is started with. */
export interface IndexTask {
  readonly texts: SharedTexts;
  /** Of each article: the number of its document's text, where it begins and where it ends. */
  readonly places: Uint32Array;
  /** One Int32; anything but 0 asks it to stop. */
  readonly stop: SharedArrayBuffer;
}

/** Indexes the texts and posts the `TextIndex`; ends without a word when it is asked to stop. */
export function runIndexing({ texts, places, stop }: IndexTask): void {
  const store = new TextStore(texts);
  const stopped = new Int32Array(stop);
  const work = indexTexts(places.length / 3, (at) =>
    store.text(places[at * 3]!).slice(places[at * 3 + 1]!, places[at * 3 + 2]!),
  );
  for (;;) {
    const step = work.next();
    if (step.done) {
      const index: TextIndex = step.value;
      parentPort?.postMessage(index, buffersOfIndex(index));
      return;
    }
    if (Atomics.load(stopped, 0) !== 0) return;
  }
}
