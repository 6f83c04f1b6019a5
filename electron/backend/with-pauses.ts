import { setImmediate } from 'node:timers/promises';
import type { Portions } from '../../shared/progress/portions.ts';

/** Milliseconds of work until others have their turn. */
const turn = 8;

/** A function to call between two steps of long work on this thread; where it answers with a promise, others have their turn until that resolves. */
export function createPauses(): () => Promise<void> | null {
  let since = performance.now();
  return () => {
    if (performance.now() - since < turn) return null;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}

/** Does the work portion by portion and lets the thread answer others in between. `check` is called after each pause; what it throws ends the work. */
export async function withPauses<Result>(
  portions: Portions<Result>,
  check?: () => void,
): Promise<Result> {
  const pause = createPauses();
  for (;;) {
    const step = portions.next();
    if (step.done) return step.value;
    const paused = pause();
    if (!paused) continue;
    await paused;
    check?.();
  }
}
