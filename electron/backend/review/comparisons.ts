import { compareInSteps } from '../../../shared/diff/compare.ts';
import type { Comparison } from '../../../shared/diff/segment.ts';
import type { TextDifference } from '../../../shared/host/comparison-model.ts';
import { textDifferences } from '../../../shared/host/views/differences.ts';
import { withPauses } from '../with-pauses.ts';

const mostKept = 4;

/** Two texts compared; `differences` says what numbers and names only one of them has, worked out when asked for. */
export interface Compared extends Comparison {
  differences(): Promise<readonly TextDifference[]>;
}

/** Compares two texts without holding up other calls, and remembers the latest comparisons. */
export type Compare = (left: string, right: string) => Promise<Compared>;

export function createCompare(): Compare {
  const kept: { left: string; right: string; compared: Promise<Compared> }[] = [];
  return (left, right) => {
    const at = kept.findIndex((item) => item.left === left && item.right === right);
    const [found] = at < 0 ? [] : kept.splice(at, 1);
    const item = found ?? { left, right, compared: inTurns(left, right) };
    kept.unshift(item);
    kept.length = Math.min(kept.length, mostKept);
    return item.compared;
  };
}

async function inTurns(left: string, right: string): Promise<Compared> {
  const comparison = await withPauses(compareInSteps(left, right));
  let differences: Promise<readonly TextDifference[]> | null = null;
  return {
    ...comparison,
    differences() {
      differences ??= withPauses(textDifferences(left, right));
      return differences;
    },
  };
}
