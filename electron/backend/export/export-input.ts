import type { Corpus } from '../../../shared/corpus/corpus.ts';
import type { SimilarityFigures } from '../../../shared/figures/similarity-figures.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import type { ReviewState } from '../../../shared/review/review-state.ts';
import type { CorpusSource } from '../reader/source.ts';

type ExportFormat = 'txt' | 'jsonl' | 'csv' | 'parquet';

/** Everything an export needs; `findings`, as they stand, and `corpus` must be of the same scan of `source`. */
export interface ExportInput {
  readonly corpus: Corpus;
  readonly findings: readonly Finding[];
  /** What was decided; must not change before the export is done. */
  readonly state: ReviewState;
  /** How alike the pairs are that the scan kept; null where there are none. */
  readonly similarity: SimilarityFigures | null;
  /** Findings below it lie below the fold. */
  readonly minConfidence: number;
  readonly source: CorpusSource;
  readonly format: ExportFormat;
  /** The folder to write; made when it is not there. */
  readonly target: string;
  /** Writes into a folder that is not empty, replacing what an earlier export left there. */
  readonly force: boolean;
  readonly version: string;
  /** Asked every few milliseconds; once it says true, `Cancelled` is thrown and nothing is left behind. */
  readonly signal?: { stopped(): boolean };
  /** Documents written so far, and all of them. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ExportSummary {
  readonly files: number;
  readonly kept: number;
  readonly removed: number;
  readonly merged: number;
  readonly edits: number;
  /** Places decided on and left as they were, and those that went with the article they stood in. */
  readonly unapplied: number;
  readonly inRemoved: number;
}
