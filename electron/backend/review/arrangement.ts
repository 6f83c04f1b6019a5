import type { Corpus } from '../../../shared/corpus/corpus.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import { createQueueTable, type QueueTable } from '../../../shared/host/views/queue-table.ts';
import { createReviewReader, type ReviewReader } from '../../../shared/host/views/review-reader.ts';
import type { Portions } from '../../../shared/progress/portions.ts';
import { withSurgery } from '../../../shared/review/cluster-surgery.ts';
import type { Review } from '../../../shared/review/review.ts';

/** Findings as they stand, with the review read over them. */
export interface Arrangement {
  /** The findings as the scan made them, and with clusters as they were split and joined. */
  readonly scanned: readonly Finding[];
  readonly findings: readonly Finding[];
  /** Tells one state of the clusters' arrangement from another. */
  readonly surgery: string;
  readonly reader: ReviewReader;
  /** The findings in columns, each with its status. */
  readonly table: QueueTable;
  /** How many entries the ledger had when this was begun. */
  readonly entries: number;
}

/** Findings looked at before others may go on. */
const findingsAtOnce = 50;

/** Arranges the findings of a scan as the ledger says. Yields while it works. */
export function* arrange(
  scanned: readonly Finding[],
  {
    corpus,
    review,
    minConfidence,
  }: { readonly corpus: Corpus; readonly review: Review; readonly minConfidence: number },
): Portions<Arrangement> {
  const entries = review.entries.length;
  const surgery = surgeryDone(review);
  const findings = withSurgery(scanned, review, corpus);
  const reader = yield* createReviewReader(corpus, findings, review, minConfidence);
  for (const [index, finding] of findings.entries()) {
    if (index % findingsAtOnce === 0) yield;
    yield* reader.prepare(finding);
  }
  const table = yield* createQueueTable(corpus, findings, minConfidence, reader.statusOf);
  return { scanned, findings, surgery, reader, table, entries };
}

/** What tells one state of the clusters' arrangement from another. */
export function surgeryDone(review: Review): string {
  return review
    .surgeries()
    .map(({ entry }) => entry.id)
    .join(' ');
}
