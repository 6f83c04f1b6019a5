import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { type Occurrence, occurrenceAt } from '../../../shared/findings/finding.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that the heap holds once nothing is left over. */
function heapInUse(): number {
  collect();
  return getHeapStatistics().used_heap_size;
}

test('an occurrence takes no more memory than its six values', () => {
  const count = 100_000;
  const ref = { document: 'a.txt', article: 0 };
  const occurrences: Occurrence[] = new Array(count);
  const before = heapInUse();
  for (let at = 0; at < count; at++) occurrences[at] = occurrenceAt(ref, at, at + 1, 'x', '');
  // Built by spreading, each has a hidden class of its own and takes about 370.
  expect((heapInUse() - before) / count).toBeLessThan(120);
  expect(occurrences).toHaveLength(count);
});
