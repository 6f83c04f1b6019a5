import type { Article, Document, Problem } from '../../shared/corpus/document.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import type { Failure } from '../../shared/host/result.ts';
import type { ScanOptions } from '../../shared/scan/scan-options.ts';
import type { KeptPairs } from '../../shared/similarity/kept-pairs.ts';
import type { CorpusSource } from '../backend/reader/read-corpus.ts';

/** What a scan worker is started with. */
export interface ScanTask {
  readonly path: string;
  readonly fields: { readonly text: string; readonly id: string | null } | null;
  readonly options: Omit<ScanOptions, 'dictionaries' | 'candidates'>;
  /** A file with pairs or clusters found elsewhere, or null. */
  readonly pairs: string | null;
  /** This program's file; its bytes are part of what a kept scan is known by. */
  readonly program: string;
  /** The folder in which scans are kept for the next time, or null. */
  readonly cache: string | null;
  /** One Int32; anything but 0 asks the worker to stop. A posted message would never reach a busy worker. */
  readonly stop: SharedArrayBuffer;
  /** Whether the documents and the kept pairs are sent back as well. */
  readonly wantDocuments: boolean;
}

/** What a scan worker tells. Documents and findings come in portions. After `done` or `failed` it ends. */
export type ScanMessage =
  | {
      readonly type: 'progress';
      readonly stage: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'documents'; readonly documents: readonly Document[] }
  | { readonly type: 'findings'; readonly findings: readonly Finding[] }
  | {
      readonly type: 'done';
      readonly articles: readonly Article[];
      /** Of each article, in the same order; empty where there is none. */
      readonly headlines: readonly string[];
      /** Null where they were not wanted. */
      readonly pairs: KeptPairs | null;
      readonly problems: readonly Problem[];
      readonly source: CorpusSource;
      readonly documentLengths: readonly (readonly [id: string, length: number])[];
    }
  | { readonly type: 'failed'; readonly error: Failure };
