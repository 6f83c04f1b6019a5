import type { Article, Problem } from '../../shared/corpus/document.ts';
import type { Failure } from '../../shared/host/result.ts';
import type { FindingsPart } from '../../shared/scan/finding-portions.ts';
import type { ScanOptions } from '../../shared/scan/scan-options.ts';
import type { KeptPairs } from '../../shared/similarity/kept-pairs.ts';
import type { CorpusSource } from '../backend/reader/read-corpus.ts';
import type { SharedDocument, SharedTexts } from '../backend/text-store.ts';
import type { LaneTask } from './lane-messages.ts';

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
  /**
   * Two Int32. Anything but 0 in the first asks the worker to stop; a posted message would never reach
   * a busy worker. The second counts the portions of findings that were taken in.
   */
  readonly shared: SharedArrayBuffer;
  /** The folder with dictionaries of the user's own, or null. */
  readonly dictionaries: string | null;
  /** How many threads work beside this one; null for as many as pay. */
  readonly threads: number | null;
  /** Whether the documents and the kept pairs are sent back as well. */
  readonly wantDocuments: boolean;
}

/** What a scan tells besides its findings. */
export interface ScanOutline {
  readonly articles: readonly Article[];
  /** Of each article, in the same order; empty where there is none. None at all where the documents are told. */
  readonly headlines: readonly string[];
  readonly problems: readonly Problem[];
  readonly source: CorpusSource;
  /** None where the documents are told. */
  readonly documentLengths: readonly (readonly [id: string, length: number])[];
}

/** What a scan worker tells. Documents and articles come in portions, then the outline, then findings in portions. After `done` or `failed` it ends. */
export type ScanMessage =
  | {
      readonly type: 'progress';
      readonly stage: string;
      readonly done: number;
      readonly total: number;
    }
  /** Another thread is wanted, to be started with this. */
  | { readonly type: 'lane'; readonly task: LaneTask }
  /** The texts of all documents, before the first of these. */
  | { readonly type: 'texts'; readonly texts: SharedTexts }
  | { readonly type: 'documents'; readonly documents: readonly SharedDocument[] }
  | ({ readonly type: 'findings' } & FindingsPart)
  | { readonly type: 'articles'; readonly articles: readonly Article[] }
  | { readonly type: 'outline'; readonly outline: Omit<ScanOutline, 'articles'> }
  /** The kept pairs, or null where they were not wanted. */
  | { readonly type: 'done'; readonly pairs: KeptPairs | null }
  | { readonly type: 'failed'; readonly error: Failure }
  /** One of the others, as `writeMessage` wrote it. */
  | { readonly type: 'packed'; readonly bytes: Uint8Array };
