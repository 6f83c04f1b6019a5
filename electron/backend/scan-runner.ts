import { Worker } from 'node:worker_threads';
import { type Corpus, createCorpus } from '../../shared/corpus/corpus.ts';
import type { Article, Document, Problem } from '../../shared/corpus/document.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import { errorOf } from '../../shared/host/failure.ts';
import { StetError } from '../../shared/host/result.ts';
import { scanStages } from '../../shared/scan/stage-monitor.ts';
import type { KeptPairs } from '../../shared/similarity/kept-pairs.ts';
import type { ScanMessage, ScanTask } from '../worker/messages.ts';
import type { CorpusSource } from './reader/read-corpus.ts';

export interface ScanRequest {
  readonly path: string;
  readonly fields: { readonly text: string; readonly id: string | null } | null;
  readonly options: ScanTask['options'];
  /** A file with pairs or clusters found elsewhere: only these are compared. */
  readonly pairs?: string;
  /** The folder in which scans are kept: an unchanged corpus is then not scanned again. */
  readonly cache?: string;
  /** Whether the documents and the kept pairs are wanted; without them `corpus.documents` is empty and `pairs` null. */
  readonly wantDocuments: boolean;
  readonly onProgress: (progress: StageProgress) => void;
}

/** Where a scan is: a stage in words, steps within it, and which of how many stages it is (from 0). */
export interface StageProgress {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  readonly stagesDone: number;
  readonly stages: number;
}

export interface ScanOutcome {
  readonly corpus: Corpus;
  readonly articles: readonly Article[];
  /** Of each article, in the same order; empty where there is none. */
  readonly headlines: readonly string[];
  readonly documentLengths: readonly (readonly [id: string, length: number])[];
  readonly findings: readonly Finding[];
  readonly pairs: KeptPairs | null;
  readonly problems: readonly Problem[];
  readonly source: CorpusSource;
}

export interface RunningScan {
  readonly outcome: Promise<ScanOutcome>;
  /** Asks the scan to stop; `outcome` then rejects with `Cancelled` within about 100 ms. */
  cancel(): void;
}

const stages = ['reading', ...scanStages];

/** Reads and scans a corpus in a worker thread. `outcome` rejects with `StetError` or `Cancelled`. */
export function startScan(worker: string, request: ScanRequest): RunningScan {
  const stop = new SharedArrayBuffer(4);
  const task: ScanTask = {
    path: request.path,
    fields: request.fields,
    options: request.options,
    pairs: request.pairs ?? null,
    program: worker,
    cache: request.cache ?? null,
    stop,
    wantDocuments: request.wantDocuments,
  };
  const thread = new Worker(worker, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 8192 },
  });
  const outcome = new Promise<ScanOutcome>((resolve, reject) => {
    const documents: Document[] = [];
    const findings: Finding[] = [];
    thread.on('message', (message: ScanMessage) => {
      if (message.type === 'progress') {
        const { stage, done, total } = message;
        const stagesDone = Math.max(0, stages.indexOf(stage));
        request.onProgress({ stage, done, total, stagesDone, stages: stages.length });
      } else if (message.type === 'documents') {
        for (const document of message.documents) documents.push(document);
      } else if (message.type === 'findings') {
        for (const finding of message.findings) findings.push(finding);
      } else if (message.type === 'failed') {
        reject(errorOf(message.error));
      } else {
        documents.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
        const corpus = createCorpus(documents, message.articles);
        const { type: _, ...found } = message;
        resolve({ corpus, findings, ...found });
      }
    });
    thread.on('error', (error) =>
      reject(
        new StetError('unreadable', `The scan ended early: ${error.message}`, { cause: error }),
      ),
    );
    thread.on('exit', () =>
      reject(new StetError('unreadable', 'The scan ended early without a result.')),
    );
  });
  return { outcome, cancel: () => void Atomics.store(new Int32Array(stop), 0, 1) };
}
