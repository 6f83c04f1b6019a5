import { setImmediate } from 'node:timers/promises';
import { type Transferable, Worker } from 'node:worker_threads';
import { type Corpus, createCorpusInPortions } from '../../shared/corpus/corpus.ts';
import type { Article, Document } from '../../shared/corpus/document.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { errorOf } from '../../shared/host/failure.ts';
import { StetError } from '../../shared/host/result.ts';
import { Cancelled } from '../../shared/progress/monitor.ts';
import { joinParts } from '../../shared/scan/finding-portions.ts';
import { scanStages } from '../../shared/scan/stage-monitor.ts';
import type { KeptPairs } from '../../shared/similarity/kept-pairs.ts';
import type { LaneTask } from '../worker/lane-messages.ts';
import type { ScanMessage, ScanOutline, ScanTask } from '../worker/messages.ts';
import { readMessage } from '../worker/written-message.ts';
import { type SharedTexts, StoredDocument, TextStore } from './text-store.ts';
import { withPauses } from './with-pauses.ts';

export type { ScanOutline } from '../worker/messages.ts';

export interface ScanRequest {
  readonly path: string;
  readonly fields: { readonly text: string; readonly id: string | null } | null;
  readonly options: ScanTask['options'];
  /** A file with pairs or clusters found elsewhere: only these are compared. */
  readonly pairs?: string;
  /** The folder in which scans are kept: an unchanged corpus is then not scanned again. */
  readonly cache?: string;
  /** The folder with dictionaries of the user's own. */
  readonly dictionaries?: string;
  /** Threads that work beside the one that scans; as many as pay unless given. */
  readonly threads?: number;
  /** Whether the documents and the kept pairs are wanted; without them `corpus.documents` is empty and `pairs` null. */
  readonly wantDocuments: boolean;
  readonly onProgress: (progress: StageProgress) => void;
  /** Takes the findings in portions, one after another and in order, instead of having them all in the outcome. */
  readonly onFindings?: (findings: readonly Finding[], outline: ScanOutline) => Promise<void>;
}

/** Where a scan is: a stage in words, steps within it, and which of how many stages it is (from 0). */
export interface StageProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly stagesDone: number;
  readonly stages: number;
}

export interface ScanOutcome extends ScanOutline {
  readonly corpus: Corpus;
  /** Empty where they were handed to `onFindings`. */
  readonly findings: readonly Finding[];
  readonly pairs: KeptPairs | null;
  /** The memory in which the documents' texts lie. */
  readonly texts: SharedTexts;
}

export interface RunningScan {
  readonly outcome: Promise<ScanOutcome>;
  /** Settles when the scan's thread is through, which also writes what is kept for the next time. */
  readonly ended: Promise<void>;
  /** Asks the scan to stop; `outcome` then rejects with `Cancelled` within about 100 ms. */
  cancel(): void;
}

const stages = ['reading', ...scanStages];

/** Reads and scans a corpus in a worker thread. `outcome` rejects with `StetError` or `Cancelled`. */
export function startScan(worker: string, request: ScanRequest): RunningScan {
  const shared = new SharedArrayBuffer(8);
  const flags = new Int32Array(shared);
  const cancel = () => void Atomics.store(flags, 0, 1);
  const task: ScanTask = {
    path: request.path,
    fields: request.fields,
    options: request.options,
    pairs: request.pairs ?? null,
    program: worker,
    cache: request.cache ?? null,
    dictionaries: request.dictionaries ?? null,
    shared,
    threads: request.threads ?? null,
    wantDocuments: request.wantDocuments,
  };
  const start = (task: ScanTask | LaneTask, handedOver: Transferable[]) =>
    new Worker(worker, {
      workerData: task,
      transferList: handedOver,
      resourceLimits: { maxOldGenerationSizeMb: 8192 },
    });
  const thread = start(task, []);
  const ended = new Promise<void>((resolve) => thread.on('exit', () => resolve()));
  const outcome = new Promise<ScanOutcome>((resolve, reject) => {
    let texts = new TextStore();
    const documents: Document[] = [];
    const articles: Article[] = [];
    const findings: Finding[] = [];
    const joined = joinParts();
    let outline: ScanOutline | null = null;
    const take = async (portion: readonly Finding[]) => {
      if (request.onFindings && outline) await request.onFindings(portion, outline);
      else for (const finding of portion) findings.push(finding);
    };
    let taken: Promise<void> = Promise.resolve();
    const takeNext = (portion: readonly Finding[]) => {
      taken = taken
        .then(() => take(portion))
        .catch((error: unknown) => {
          cancel();
          reject(error);
        })
        .finally(() => {
          Atomics.add(flags, 1, 1);
          Atomics.notify(flags, 1);
        });
    };
    const fail = (error: Error) => {
      cancel();
      const message = `The scan ended early: ${error.message}`;
      reject(new StetError('unreadable', message, { cause: error }));
    };
    // They come all at once; others have their turn between two of them.
    let unpacked: Promise<void> = Promise.resolve();
    const unpack = (bytes: Uint8Array) => {
      unpacked = unpacked.then(async () => {
        await setImmediate();
        if (Atomics.load(flags, 0) !== 0) throw new Cancelled();
        hear(readMessage(bytes));
      });
      unpacked.catch(reject);
    };
    const hear = (message: ScanMessage): void => {
      if (message.type === 'packed') unpack(message.bytes);
      else if (message.type === 'progress') {
        const { stage, done, total } = message;
        const stagesDone = Math.max(0, stages.indexOf(stage));
        request.onProgress({ stage, done, total, stagesDone, stages: stages.length });
      } else if (message.type === 'lane') {
        // A thread that dies without a word would be waited for.
        start(message.task, [message.task.port]).on('error', fail);
      } else if (message.type === 'texts') texts = new TextStore(message.texts);
      else if (message.type === 'documents') {
        for (const { id, fields, number } of message.documents) {
          documents.push(new StoredDocument(id, fields, texts, number));
        }
      } else if (message.type === 'articles') {
        for (const article of message.articles) articles.push(article);
      } else if (message.type === 'outline') outline = { ...message.outline, articles };
      else if (message.type === 'findings') takeNext(joined(message));
      else if (message.type === 'failed') {
        // Threads beside it may be waiting for it.
        cancel();
        reject(errorOf(message.error));
      } else {
        const { pairs } = message;
        const found = outline;
        taken = taken.then(async () => {
          if (!found) return;
          documents.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
          const corpus = await withPauses(createCorpusInPortions(documents, found.articles));
          resolve({ ...found, corpus, findings, pairs, texts: texts.share() });
        });
      }
    };
    thread.on('message', hear);
    thread.on('error', fail);
    thread.on('exit', () =>
      unpacked
        .then(() => taken)
        .then(() => reject(new StetError('unreadable', 'The scan ended early without a result.')))
        .catch(reject),
    );
  });
  return { outcome, ended, cancel };
}
