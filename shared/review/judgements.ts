import type { SettledSide, Verdict } from './ledger-entry.ts';
import type { ReviewState } from './review-state.ts';
import { labelOf, type Said } from './said-of.ts';

/** A verdict with the label under which it is counted. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly label: string;
}

/**
 * What two editors said of a finding, each by itself; null where one said nothing. A decision that one
 * ledger took from the other is one judgement and not two, and of a conflict that was settled what both
 * had said before counts, so that merging does not make editors look more agreed than they were.
 */
export function judgements(
  finding: string,
  mine: ReviewState,
  theirs: ReviewState,
  one: Said | null,
  other: Said | null,
): readonly [Judgement, Judgement] | null {
  const here = mine.settlement(finding)?.action;
  if (here && knows(theirs, here.theirs)) return bothOf(here.mine, here.theirs);
  const there = theirs.settlement(finding)?.action;
  if (there && knows(mine, there.theirs)) return bothOf(there.theirs, there.mine);
  return one && other && one.decision !== other.decision ? bothOf(one, other) : null;
}

function knows(state: ReviewState, side: SettledSide | null): boolean {
  return side?.entries.some((id) => state.entry(id) !== null) ?? false;
}

type Judged = Pick<Said, 'verdict' | 'replacement'>;

function bothOf(one: Judged | null, other: Judged | null): readonly [Judgement, Judgement] | null {
  const first = one && judgementOf(one);
  const second = other && judgementOf(other);
  return first && second ? [first, second] : null;
}

function judgementOf(judged: Judged): Judgement | null {
  const label = labelOf(judged);
  return judged.verdict === null || label === null ? null : { verdict: judged.verdict, label };
}
