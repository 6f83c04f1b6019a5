import type { Corpus } from '../corpus/corpus.ts';
import type { DuplicateFinding, Finding, TextFinding } from '../findings/finding.ts';
import type { Portions } from '../progress/portions.ts';
import type { ReviewState } from '../review/review-state.ts';
import {
  type ClusterStanding,
  type FindingStatus,
  standingInPortions,
  standingOfCluster,
  standingOfText,
  type TextStanding,
} from '../review/standing.ts';

/** How findings stand, as far as figures need it. */
export interface Standings {
  /** Works out in portions how a finding stands, so that what is asked of it afterwards is answered at once. */
  prepare(finding: Finding): Portions<void>;
  statusOf(finding: Finding): FindingStatus;
  isVetoed(finding: TextFinding, place: number): boolean;
  /** True for a place that the decision did not know and that nobody decided on since. */
  isStale(finding: TextFinding, place: number): boolean;
  /** Index of the member that is kept. */
  canonicalOf(finding: DuplicateFinding): number;
  /** Indices of the members that were taken out. */
  excludedOf(finding: DuplicateFinding): ReadonlySet<number>;
}

/** Standings worked out from a ledger, each once; `state` must not change meanwhile. */
export function standingsOf(state: ReviewState, corpus: Corpus): Standings {
  const texts = new Map<TextFinding, TextStanding>();
  const clusters = new Map<DuplicateFinding, ClusterStanding>();
  const ofText = (finding: TextFinding): TextStanding => {
    const standing = texts.get(finding) ?? standingOfText(finding, state, corpus);
    texts.set(finding, standing);
    return standing;
  };
  const ofCluster = (finding: DuplicateFinding): ClusterStanding => {
    const standing = clusters.get(finding) ?? standingOfCluster(finding, state, corpus);
    clusters.set(finding, standing);
    return standing;
  };
  return {
    *prepare(finding) {
      if (finding.kind !== 'duplicate' && !texts.has(finding))
        texts.set(finding, yield* standingInPortions(finding, state, corpus));
    },
    statusOf: (finding) =>
      finding.kind === 'duplicate' ? ofCluster(finding).status : ofText(finding).status,
    isVetoed: (finding, place) => ofText(finding).vetoed[place] ?? false,
    isStale: (finding, place) => {
      const { status, decided } = ofText(finding);
      return status === 'stale' && !decided[place];
    },
    canonicalOf: (finding) => ofCluster(finding).canonical,
    excludedOf: (finding) =>
      new Set(ofCluster(finding).excluded.flatMap((out, index) => (out ? [index] : []))),
  };
}
