import { resolve } from 'node:path';
import { parentPort, type Transferable } from 'node:worker_threads';
import { headlineText } from '../../shared/corpus/corpus.ts';
import type { Document, Problem } from '../../shared/corpus/document.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { failureOf } from '../../shared/host/failure.ts';
import { Cancelled } from '../../shared/progress/monitor.ts';
import type { NamedCandidates } from '../../shared/scan/candidates.ts';
import { partsOf, takePortions } from '../../shared/scan/finding-portions.ts';
import { type RememberingScan, scan } from '../../shared/scan/scan.ts';
import { buffersOf, packPairs } from '../../shared/similarity/kept-pairs.ts';
import type { HunspellDictionary } from '../../shared/spelling/dictionary.ts';
import { detached } from '../../shared/text/detached.ts';
import { installedDictionaries, readDictionaries } from '../backend/dictionaries.ts';
import { digestText } from '../backend/digest-text.ts';
import type { PartsWriter } from '../backend/kept-parts.ts';
import { loadOpening, type Opening, OpeningKeeper, openingKey } from '../backend/opening-cache.ts';
import { readCandidates } from '../backend/reader/read-candidates.ts';
import { readCorpus } from '../backend/reader/read-corpus.ts';
import {
  type CachedScan,
  KeptMemory,
  loadScan,
  memoryKey,
  memoryWriter,
  ScanKeeper,
  scanKey,
} from '../backend/scan-cache.ts';
import { sharedDocument, TextStore } from '../backend/text-store.ts';
import { collectGarbage, collectNowAndThen } from './collect-garbage.ts';
import { openLanes, planLanes, threadsFor } from './lanes.ts';
import type { ScanMessage, ScanOutline, ScanTask } from './messages.ts';
import { writeMessage } from './written-message.ts';

/** Documents or findings in one message. */
const batch = 500;
const articlesInBatch = 5_000;
/** Places of the findings in one message: each carries its text anew. */
const placesInBatch = 5000;
/** Portions of findings that may wait to be taken in. */
const mostWaiting = 4;
/** A message costs the receiving thread more than a tick costs this one. */
const progressEvery = 40;

/** What a scan found, with what is told besides. The findings are taken out as they are told. */
interface FoundByScan extends Omit<CachedScan, 'findings'> {
  readonly findings: Finding[];
  readonly problems: readonly Problem[];
}

/** The files in which a scan is kept, for those that want it; written as it goes. */
interface Keeping {
  scan: ScanKeeper | null;
  memory: PartsWriter | null;
  opening: OpeningKeeper | null;
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

  private readonly pulse = (): void => {
    if (this.stopped()) throw new Cancelled();
  };

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
    const keeping: Keeping = { scan: null, memory: null, opening: null };
    try {
      const found =
        task.cache === null || candidates
          ? this.scanned(documents, candidates, dictionaries)
          : await this.cachedScan(documents, task.cache, dictionaries, keeping);
      const outline: ScanOutline = {
        articles: found.articles,
        headlines: task.wantDocuments ? [] : found.headlines,
        problems: [...problems, ...own.problems, ...(named?.problems ?? []), ...found.problems],
        source,
        documentLengths: task.wantDocuments ? [] : this.lengthsOf(documents),
      };
      if (openingName && task.cache) {
        keeping.opening = new OpeningKeeper(task.cache, openingName, texts.share());
      }
      await this.tell(documents, found, outline, keeping);
    } finally {
      // Nothing is left to abandon of what was put in place.
      for (const file of Object.values(keeping)) await file?.abandon();
    }
  }

  private lengthsOf(documents: readonly Document[]): ScanOutline['documentLengths'] {
    return documents
      .map(
        (document) => [document.id, this.texts.lengthOf(sharedDocument(document).number)] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }

  /** Under which name this opening is kept; null where it is not to be. */
  private async openingName(): Promise<string | null> {
    const { path, cache, wantDocuments, pairs, dictionaries, fields, options, program } = this.task;
    if (cache === null || !wantDocuments || pairs !== null) return null;
    return openingKey(resolve(path), dictionaries, { fields, options }, program, Date.now());
  }

  /** Tells what was told the last time, as it was written down: only the thread that hears it takes it apart. */
  private async tellAgain({ texts, messages }: Opening): Promise<void> {
    this.post({ type: 'texts', texts });
    for await (const bytes of messages()) {
      if (this.stopped()) throw new Cancelled();
      this.post({ type: 'packed', bytes }, [bytes.buffer]);
    }
  }

  /** What an earlier scan of the same documents found, else what a scan finds now, with the files in which it is to be kept. */
  private async cachedScan(
    documents: readonly Document[],
    folder: string,
    own: readonly HunspellDictionary[],
    keeping: Keeping,
  ): Promise<FoundByScan> {
    const { options, program, path, fields } = this.task;
    const known = own.length === 0 ? options : { ...options, own };
    const key = await scanKey(documents, known, program, this.stopped);
    const kept = await loadScan(folder, key);
    if (kept) return { ...kept, problems: [] };
    const corpusKey = await memoryKey(resolve(path), fields, own, program);
    const earlier = await KeptMemory.open(folder, corpusKey, this.pulse);
    const memory = memoryWriter(folder, corpusKey);
    keeping.memory = memory;
    try {
      const found = this.scanned(documents, null, own, {
        earlier,
        digest: digestText,
        leave: (part, left) => memory.put(part, left, this.pulse),
      });
      keeping.scan = new ScanKeeper(folder, key);
      return found;
    } finally {
      earlier?.close();
    }
  }

  private scanned(
    documents: readonly Document[],
    candidates: NamedCandidates | null,
    own: readonly HunspellDictionary[],
    remembering: RememberingScan | null = null,
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
    const { corpus, findings, pairs, problems } = scan(
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
    };
  }

  /** Sends what was found, findings and documents in portions, and keeps it on the way; of the findings nothing is left here then. */
  private async tell(
    documents: readonly Document[],
    found: FoundByScan,
    outline: ScanOutline,
    { scan, memory, opening }: Keeping,
  ): Promise<void> {
    if (this.task.wantDocuments) this.post({ type: 'texts', texts: this.texts.share() });
    const { articles, headlines, pairs } = found;
    let posted = 0;
    for (const message of this.messages(documents, found, outline)) {
      if (this.stopped()) throw new Cancelled();
      if (message.type === 'outline') collectGarbage();
      if (message.type === 'findings') this.awaitTaken(posted++ - mostWaiting);
      if (message.type === 'done') await scan?.finish({ articles, headlines, pairs });
      if (!scan && !opening) {
        this.post(
          message,
          message.type === 'done' && message.pairs ? buffersOf(message.pairs) : [],
        );
        continue;
      }
      // Written once, for the other thread and for the disk.
      const bytes = writeMessage(message);
      opening?.add(bytes);
      if (message.type === 'findings') await scan?.add(bytes);
      this.post({ type: 'packed', bytes }, [bytes.buffer as ArrayBuffer]);
    }
    await memory?.finish();
    await opening?.finish();
  }

  /** What is told of a scan, after the texts. Takes the findings as it goes. */
  private *messages(
    documents: readonly Document[],
    found: FoundByScan,
    outline: ScanOutline,
  ): Generator<ScanMessage> {
    const { wantDocuments } = this.task;
    for (let at = 0; wantDocuments && at < documents.length; at += batch) {
      const portion = documents.slice(at, at + batch).map(sharedDocument);
      yield { type: 'documents', documents: portion };
    }
    const { articles, ...rest } = outline;
    for (let at = 0; at < articles.length; at += articlesInBatch) {
      yield { type: 'articles', articles: articles.slice(at, at + articlesInBatch) };
    }
    yield { type: 'outline', outline: rest };
    for (const portion of takePortions(found.findings, batch, placesInBatch)) {
      for (const part of partsOf(portion, placesInBatch)) yield { type: 'findings', ...part };
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
