import type { Portions } from '../../shared/progress/portions.ts';

/** Milliseconds of work until others have their turn. */
const turn = 8;

/** Works that wait for their turn, the longest first. */
const waiting: (() => void)[] = [];

/** Resolves when it is this work's turn; between two turns, whoever's they are, everything else goes on. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(giveTurn);
  });
}

function giveTurn(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(giveTurn);
}

/** A function to call between two steps of long work on this thread; where it answers with a promise, others have their turn until that resolves. */
export function createPauses(): () => Promise<void> | null {
  let since = performance.now();
  return () => {
    if (performance.now() - since < turn) return null;
    return nextTurn().then(() => {
      since = performance.now();
    });
  };
}

/** Does the work portion by portion and lets the thread answer others in between. `check` is called after each pause, and what it answers with is waited for; what it throws ends the work. */
export async function withPauses<Result>(
  portions: Portions<Result>,
  check?: () => void | Promise<void>,
): Promise<Result> {
  const pause = createPauses();
  for (;;) {
    const step = portions.next();
    if (step.done) return step.value;
    const paused = pause();
    if (!paused) continue;
    await paused;
    await check?.();
  }
}
