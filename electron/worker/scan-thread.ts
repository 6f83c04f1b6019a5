import { resolve } from 'node:path';
import { serialize } from 'node:v8';
import { parentPort, type Transferable } from 'node:worker_threads';
import { headlineText } from '../../shared/corpus/corpus.ts';
import type { Document, Problem } from '../../shared/corpus/document.ts';
import { failureOf } from '../../shared/host/failure.ts';
import { Cancelled } from '../../shared/progress/monitor.ts';
import type { NamedCandidates } from '../../shared/scan/candidates.ts';
import { findingPortions } from '../../shared/scan/finding-portions.ts';
import { scan } from '../../shared/scan/scan.ts';
import type { ScanMemory } from '../../shared/scan/scan-memory.ts';
import { buffersOf, packPairs } from '../../shared/similarity/kept-pairs.ts';
import type { HunspellDictionary } from '../../shared/spelling/dictionary.ts';
import { detached } from '../../shared/text/detached.ts';
import type { Remembering } from '../../shared/text/text-digests.ts';
import { installedDictionaries, readDictionaries } from '../backend/dictionaries.ts';
import { digestText } from '../backend/digest-text.ts';
import { loadOpening, type Opening, openingKey, saveOpening } from '../backend/opening-cache.ts';
import { readCandidates } from '../backend/reader/read-candidates.ts';
import { readCorpus } from '../backend/reader/read-corpus.ts';
import {
  type CachedScan,
  loadMemory,
  loadScan,
  memoryKey,
  saveMemory,
  saveScan,
  scanKey,
} from '../backend/scan-cache.ts';
import { sharedDocument, TextStore } from '../backend/text-store.ts';
import { collectGarbage, collectNowAndThen } from './collect-garbage.ts';
import { openLanes, planLanes, threadsFor } from './lanes.ts';
import type { ScanMessage, ScanOutline, ScanTask } from './messages.ts';

/** Documents or findings in one message. */
const batch = 500;
/** Places of the findings in one message: each carries its text anew. */
const placesInBatch = 5000;
/** Portions of findings that may wait to be taken in. */
const mostWaiting = 4;
/** A message costs the receiving thread more than a tick costs this one. */
const progressEvery = 40;

/** What a scan found, with what is told besides and what is remembered. */
interface FoundByScan extends CachedScan {
  readonly problems: readonly Problem[];
  readonly memory: ScanMemory | null;
}

/** Reads and scans as the task says, and tells the thread that started this one. Whatever goes wrong is told there, too. */
export async function runScanTask(task: ScanTask): Promise<void> {
  try {
    await new ScanThread(task).run();
  } catch (error) {
    parentPort?.postMessage({ type: 'failed', error: failureOf(error) } satisfies ScanMessage);
  }
}

class ScanThread {
  private readonly task: ScanTask;
  private readonly flags: Int32Array;
  private readonly texts = new TextStore();
  private lastProgress = 0;
  private lastStage = '';

  constructor(task: ScanTask) {
    this.task = task;
    this.flags = new Int32Array(task.shared);
  }

  private post(message: ScanMessage, handedOver: readonly Transferable[] = []): void {
    parentPort?.postMessage(message, handedOver);
  }

  private readonly stopped = () => Atomics.load(this.flags, 0) !== 0;

  private readonly progress = (stage: string, done: number, total: number) => {
    const now = performance.now();
    if (stage === this.lastStage && now - this.lastProgress < progressEvery) return;
    this.lastProgress = now;
    if (stage !== this.lastStage) collectGarbage();
    else collectNowAndThen();
    this.lastStage = stage;
    this.post({ type: 'progress', stage, done, total });
  };

  async run(): Promise<void> {
    const { task, texts, stopped } = this;
    const openingName = await this.openingName();
    const opening = openingName && task.cache ? await loadOpening(task.cache, openingName) : null;
    if (opening) return this.tellAgain(opening);
    const named = task.pairs === null ? null : await readCandidates(task.pairs, stopped);
    const { documents, problems, source } = await readCorpus(task.path, {
      texts,
      ...(task.fields ? { fields: task.fields } : {}),
      signal: { stopped },
      onProgress: (done, total) => this.progress('reading', done, total),
    });
    const own = task.dictionaries
      ? await readDictionaries(task.dictionaries)
      : { dictionaries: [], problems: [] };
    const idField = source.fields?.id ?? null;
    const candidates = named ? { ...named.candidates, idField } : null;
    const dictionaries = own.dictionaries;
    const { found, keep } =
      task.cache === null || candidates
        ? { found: this.scanned(documents, candidates, dictionaries), keep: null }
        : await this.cachedScan(documents, task.cache, dictionaries);
    const outline: ScanOutline = {
      articles: found.articles,
      headlines: found.headlines,
      problems: [...problems, ...own.problems, ...(named?.problems ?? []), ...found.problems],
      source,
      documentLengths: documents
        .map((document) => [document.id, texts.lengthOf(sharedDocument(document).number)] as const)
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
    };
    this.tell(documents, found, outline);
    await keep?.();
    if (!openingName || !task.cache) return;
    const messages: Uint8Array[] = [];
    for (const message of this.messages(documents, found, outline)) {
      if (stopped()) return;
      messages.push(serialize(message));
    }
    await saveOpening(task.cache, openingName, texts.share(), messages);
  }

  /** Under which name this opening is kept; null where it is not to be. */
  private async openingName(): Promise<string | null> {
    const { path, cache, wantDocuments, pairs, dictionaries, fields, options, program } = this.task;
    if (cache === null || !wantDocuments || pairs !== null) return null;
    return openingKey(resolve(path), dictionaries, { fields, options }, program, Date.now());
  }

  /** Tells what was told the last time, as it was written down: only the thread that hears it takes it apart. */
  private tellAgain({ texts, messages }: Opening): void {
    this.post({ type: 'texts', texts });
    for (const bytes of messages) {
      if (this.stopped()) throw new Cancelled();
      this.post({ type: 'packed', bytes }, [bytes.buffer]);
    }
  }

  /** What an earlier scan of the same documents found, else what a scan finds now, and what is to be done to keep it. */
  private async cachedScan(
    documents: readonly Document[],
    folder: string,
    own: readonly HunspellDictionary[],
  ): Promise<{ found: FoundByScan; keep: (() => Promise<void>) | null }> {
    const { options, program, path, fields } = this.task;
    const known = own.length === 0 ? options : { ...options, own };
    const key = await scanKey(documents, known, program, this.stopped);
    const kept = await loadScan(folder, key);
    if (kept) return { found: { ...kept, problems: [], memory: null }, keep: null };
    const corpusKey = await memoryKey(resolve(path), fields, own, program);
    const earlier = await loadMemory(folder, corpusKey);
    const found = this.scanned(documents, null, own, { earlier, digest: digestText });
    const { articles, headlines, findings, pairs, memory } = found;
    const keep = async () => {
      await saveScan(folder, key, { articles, headlines, findings, pairs });
      if (memory) await saveMemory(folder, corpusKey, memory);
    };
    return { found, keep };
  }

  private scanned(
    documents: readonly Document[],
    candidates: NamedCandidates | null,
    own: readonly HunspellDictionary[],
    remembering: Remembering<ScanMemory> | null = null,
  ): FoundByScan {
    const { options, threads, shared } = this.task;
    const lanes = openLanes(
      planLanes(threads ?? threadsFor(this.texts.characters, remembering !== null), options.kinds),
      (parts, port) => {
        const task = { parts, port, shared, dictionaries: own };
        this.post({ type: 'lane', task }, [port]);
      },
      this.texts,
      this.flags,
    );
    const { corpus, findings, pairs, problems, memory } = scan(
      documents,
      {
        ...options,
        dictionaries: [...installedDictionaries(), ...own],
        ...(candidates ? { candidates } : {}),
      },
      { onProgress: this.progress, shouldStop: this.stopped },
      remembering,
      lanes,
    );
    return {
      articles: corpus.articles,
      headlines: corpus.articles.map((article) => detached(headlineText(corpus, article))),
      findings,
      pairs: packPairs(pairs),
      problems,
      memory,
    };
  }

  /** Sends what was found, findings and documents in portions. */
  private tell(documents: readonly Document[], found: CachedScan, outline: ScanOutline): void {
    if (this.task.wantDocuments) this.post({ type: 'texts', texts: this.texts.share() });
    let posted = 0;
    for (const message of this.messages(documents, found, outline)) {
      if (message.type === 'outline') collectGarbage();
      if (message.type === 'findings') this.awaitTaken(posted++ - mostWaiting);
      // What is still to be kept cannot be handed over.
      const pairs = message.type === 'done' && this.task.cache === null ? message.pairs : null;
      this.post(message, pairs ? buffersOf(pairs) : []);
    }
  }

  /** What is told of a scan, after the texts. */
  private *messages(
    documents: readonly Document[],
    found: CachedScan,
    outline: ScanOutline,
  ): Generator<ScanMessage> {
    const { wantDocuments } = this.task;
    for (let at = 0; wantDocuments && at < documents.length; at += batch) {
      const portion = documents.slice(at, at + batch).map(sharedDocument);
      yield { type: 'documents', documents: portion };
    }
    yield { type: 'outline', outline };
    for (const findings of findingPortions(found.findings, batch, placesInBatch)) {
      yield { type: 'findings', findings };
    }
    yield { type: 'done', pairs: wantDocuments ? found.pairs : null };
  }

  /** Waits until so many portions of findings were taken in, so that they do not pile up between the threads. */
  private awaitTaken(portions: number): void {
    for (;;) {
      const taken = Atomics.load(this.flags, 1);
      if (taken >= portions) return;
      if (this.stopped()) throw new Cancelled();
      Atomics.wait(this.flags, 1, taken, 50);
    }
  }
}
