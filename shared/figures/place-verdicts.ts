import type { TextFinding } from '../findings/finding.ts';
import type { ReviewState } from '../review/review-state.ts';
import type { PlaceVerdict } from './boilerplate-figures.ts';
import type { Standings } from './standings.ts';

/** What the review says of a place: accepted, offered for removal, or kept as it is; what lies below the fold is not offered. */
export function placeVerdicts(
  standings: Standings,
  state: ReviewState,
  minConfidence: number,
): (finding: TextFinding, place: number) => PlaceVerdict {
  return (finding, place) => {
    const status = standings.statusOf(finding);
    if (status === 'rejected' || standings.isVetoed(finding, place)) return 'kept';
    const verdict = state.decision(finding.id)?.action.verdict;
    const taken = verdict === 'accepted' || verdict === 'edited';
    if (taken && !standings.isStale(finding, place)) return 'accepted';
    return finding.confidence < minConfidence ? 'kept' : 'offered';
  };
}
