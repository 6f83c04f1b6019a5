import { setImmediate } from 'node:timers/promises';
import { compareInSteps } from '../../../shared/diff/compare.ts';
import type { Comparison } from '../../../shared/diff/segment.ts';

const mostKept = 4;
/** Milliseconds of work after which others get their turn. */
const turn = 8;

/** Compares two texts without holding up other calls, and remembers the latest comparisons. */
export type Compare = (left: string, right: string) => Promise<Comparison>;

export function createCompare(): Compare {
  const kept: { left: string; right: string; comparison: Promise<Comparison> }[] = [];
  return (left, right) => {
    const at = kept.findIndex((item) => item.left === left && item.right === right);
    const [found] = at < 0 ? [] : kept.splice(at, 1);
    const item = found ?? { left, right, comparison: inTurns(left, right) };
    kept.unshift(item);
    kept.length = Math.min(kept.length, mostKept);
    return item.comparison;
  };
}

async function inTurns(left: string, right: string): Promise<Comparison> {
  const steps = compareInSteps(left, right);
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < turn) continue;
    await setImmediate();
    since = performance.now();
  }
}
