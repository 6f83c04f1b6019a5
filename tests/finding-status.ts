import type { Corpus } from '../shared/corpus/corpus.ts';
import { standingsOf } from '../shared/figures/standings.ts';
import type { Finding } from '../shared/findings/finding.ts';
import type { ReviewState } from '../shared/review/review-state.ts';
import type { FindingStatus } from '../shared/review/standing.ts';

/** The status of a finding, worked out afresh. */
export function findingStatus(finding: Finding, state: ReviewState, corpus: Corpus): FindingStatus {
  return standingsOf(state, corpus).statusOf(finding);
}
