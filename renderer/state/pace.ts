/** A longer gap between two decisions is a break and does not count as work. */
const breakAfter = 120_000;
/** Fewer decisions than this say nothing about pace. */
const enough = 8;

/**
 * Milliseconds that one decision takes, from the times (ms, ascending) of the latest decisions with
 * breaks left out; null while there are too few to be honest about it.
 */
export function millisecondsPerDecision(times: readonly number[]): number | null {
  let worked = 0;
  let steps = 0;
  for (let index = 1; index < times.length; index += 1) {
    const gap = times[index]! - times[index - 1]!;
    if (gap >= breakAfter) continue;
    worked += gap;
    steps += 1;
  }
  return steps < enough ? null : worked / steps;
}

/** “about 40 min”, “about 2 h”, “under a minute”; rounded so that it does not jump with each key. */
export function roughDuration(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  if (minutes < 1) return 'under a minute';
  if (minutes < 10) return `about ${Math.round(minutes)} min`;
  if (minutes < 55) return `about ${Math.round(minutes / 5) * 5} min`;
  const hours = minutes / 60;
  if (hours < 10) return `about ${Math.round(hours * 2) / 2} h`;
  return `about ${Math.round(hours)} h`;
}
