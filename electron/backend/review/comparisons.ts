import { setImmediate } from 'node:timers/promises';
import { compareInSteps } from '../../../shared/diff/compare.ts';
import type { Comparison } from '../../../shared/diff/segment.ts';
import { textDifferences } from '../../../shared/host/views/differences.ts';

const mostKept = 4;
/** Milliseconds of work after which others get their turn. */
const turn = 8;

/** Two texts compared; `differences` says in words what numbers and names only one of them has, worked out when asked for. */
export interface Compared extends Comparison {
  differences(): readonly string[];
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
  const steps = compareInSteps(left, right);
  let since = performance.now();
  let differences: readonly string[] | null = null;
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return {
        ...step.value,
        differences() {
          differences ??= textDifferences(left, right);
          return differences;
        },
      };
    }
    if (performance.now() - since < turn) continue;
    await setImmediate();
    since = performance.now();
  }
}
