import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Below this many bytes of resident memory there is nothing worth the time. */
const worthwhile = 400_000_000;

/** With less new since the last time there is little to give back. */
const worthwhileGrowth = 30_000_000;

let collect: (() => void) | null = null;
let heldAfter = 0;

/** Bytes that this thread's heap holds, and what lies outside it on its behalf. */
function held(): number {
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
}

/**
 * Gives back what is no longer used, where much memory is in use. Between two stages of a scan a
 * great deal falls due at once, and left to itself the heap grows on beside it.
 */
export function collectGarbage(): void {
  if (held() - heldAfter < worthwhileGrowth || process.memoryUsage.rss() < worthwhile) return;
  if (!collect) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
  heldAfter = held();
}

/** Milliseconds between two collections within a stage. */
const pauseBetween = 4000;
let lastCollection = 0;

/** The same, now and then within a stage of much work; to be called often. */
export function collectNowAndThen(): void {
  const now = performance.now();
  if (now - lastCollection < pauseBetween) return;
  lastCollection = now;
  collectGarbage();
}
