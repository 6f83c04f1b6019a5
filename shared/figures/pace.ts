import type { Portions } from '../progress/portions.ts';
import type { LedgerEntry } from '../review/ledger-entry.ts';

/** A longer gap between two decisions, in milliseconds, is a break and does not count as work. */
const breakAfter = 120_000;
/** Entries counted before others may go on. */
const entriesAtOnce = 2_000;
/** Fewer decisions than this say nothing about pace. */
const enough = 8;

/** Milliseconds worked and steps taken, from ascending times in milliseconds; breaks left out. */
function worked(times: readonly number[]): { milliseconds: number; steps: number } {
  let milliseconds = 0;
  let steps = 0;
  for (let index = 1; index < times.length; index += 1) {
    const gap = times[index]! - times[index - 1]!;
    if (gap >= breakAfter) continue;
    milliseconds += gap;
    steps += 1;
  }
  return { milliseconds, steps };
}

/**
 * Milliseconds that one decision takes, from the times (ms, ascending) of the latest decisions with
 * breaks left out; null while there are too few to be honest about it.
 */
export function millisecondsPerDecision(times: readonly number[]): number | null {
  const { milliseconds, steps } = worked(times);
  return steps < enough ? null : milliseconds / steps;
}

/** What one editor did on one day. */
export interface WorkDay {
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string;
  readonly by: string;
  /** Verdicts given one by one, also those taken back since. */
  readonly byHand: number;
  /** Verdicts given several at once, and how often that was done. */
  readonly inBatches: number;
  readonly batches: number;
  /** From entry to entry, breaks of two minutes and more left out. */
  readonly milliseconds: number;
}

interface Day {
  readonly day: string;
  readonly by: string;
  /** How many verdicts were given at once, by what they have in common. */
  readonly decided: Map<string, number>;
  readonly times: number[];
}

/**
 * The work that a ledger tells of, by day and editor, the latest first; days on which nobody was at work, as when a
 * program decided, are left out. Verdicts of one batch and one moment were given at once: what was taken in from
 * another ledger is one batch, too, but keeps its times.
 */
export function* workDays(entries: readonly LedgerEntry[]): Portions<WorkDay[]> {
  const groups = new Map<string, Day>();
  for (const [index, { id, at, by, batch, action }] of entries.entries()) {
    if (index % entriesAtOnce === entriesAtOnce - 1) yield;
    const day = at.slice(0, 10);
    const key = `${day} ${by}`;
    const group: Day = groups.get(key) ?? { day, by, decided: new Map(), times: [] };
    groups.set(key, group);
    if (action.type === 'decide') {
      const once = batch === undefined ? id : `${batch} ${at}`;
      group.decided.set(once, (group.decided.get(once) ?? 0) + 1);
    }
    group.times.push(Date.parse(at));
  }
  return [...groups.values()]
    .map(({ day, by, decided, times }) => ({
      day,
      by,
      ...sorts(decided.values()),
      milliseconds: worked(times.sort((a, b) => a - b)).milliseconds,
    }))
    .filter(({ byHand, batches, milliseconds }) => byHand + batches > 0 && milliseconds > 0)
    .sort((a, b) => (a.day === b.day ? compare(a.by, b.by) : compare(b.day, a.day)));
}

/** Tells verdicts given one by one from batches, by how many were given each time. */
function sorts(atOnce: Iterable<number>): Pick<WorkDay, 'byHand' | 'inBatches' | 'batches'> {
  let [byHand, inBatches, batches] = [0, 0, 0];
  for (const verdicts of atOnce) {
    if (verdicts === 1) byHand += 1;
    else {
      inBatches += verdicts;
      batches += 1;
    }
  }
  return { byHand, inBatches, batches };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
