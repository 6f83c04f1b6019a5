/** Milliseconds to wait before attempt `n` (from 0): half a second, doubled each time, at most eight seconds. */
export function backoff(attempt: number): number {
  return Math.min(8000, 500 * 2 ** attempt);
}
