import type { Candidate } from './candidate.ts';

export const mergeRule = 'merge';

/** True for an edit that leaves nothing of its stretch. */
export function isRemoval(edit: Candidate): boolean {
  return edit.after === '' && edit.to > edit.from;
}

const isInsertion = (edit: Candidate): boolean => edit.from === edit.to;

/** Two edits that cannot both be applied: they share text, or put something into the same place or into each other. */
function clash(a: Candidate, b: Candidate): boolean {
  if (isInsertion(a) && isInsertion(b)) return a.from === b.from;
  return a.from < b.to && b.from < a.to;
}

function contains(outer: Candidate, inner: Candidate): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** True when `later` is to be applied in place of `earlier`, which was decided first. */
function overrides(later: Candidate, earlier: Candidate): boolean {
  if (isRemoval(later) && isRemoval(earlier))
    return contains(later, earlier) && !contains(earlier, later);
  if (isRemoval(later) && contains(later, earlier)) return true;
  if (isRemoval(earlier) && contains(earlier, later)) return false;
  return later.rule === mergeRule && earlier.rule !== mergeRule;
}

/** True when the loser's wish is fulfilled by the winner all the same. */
function fulfilled(loser: Candidate, winner: Candidate): boolean {
  if (isRemoval(loser) && isRemoval(winner)) return contains(winner, loser);
  return loser.from === winner.from && loser.to === winner.to && loser.after === winner.after;
}

/** What is left of a removal beside another one that it overlaps at one end. */
function remainder(edit: Candidate, other: Candidate): Candidate {
  const from = edit.from < other.from ? edit.from : other.to;
  const to = edit.from < other.from ? other.from : edit.to;
  const start = from - edit.from;
  return { ...edit, from, to, before: edit.before.slice(start, start + to - from) };
}

/**
 * Settles overlapping edits of one article. A removal wins over what it contains; a merge over
 * other edits; else the earlier decision. Of two removals that overlap at an end both are
 * applied, the later one for what is left of it. `applied` is in offset order and disjoint;
 * `lost` lists those whose wish was not fulfilled.
 */
export function settleConflicts(candidates: readonly Candidate[]): {
  applied: Candidate[];
  lost: Candidate[];
} {
  if (candidates.length < 2) return { applied: [...candidates], lost: [] };
  const queue = [...candidates].sort(
    (a, b) => a.order - b.order || a.from - b.from || a.to - b.to || (a.after < b.after ? -1 : 1),
  );
  const applied: Candidate[] = [];
  const lost: Candidate[] = [];
  for (const candidate of queue) insert(candidate, applied, lost);
  return { applied, lost };
}

function insert(candidate: Candidate, applied: Candidate[], lost: Candidate[]): void {
  let edit = candidate;
  let first = firstAtOrAfter(applied, edit.from);
  let last = first;
  while (last < applied.length && applied[last]!.from <= edit.to) last++;
  const rivals = applied.slice(first, last).filter((other) => clash(edit, other));
  const stronger: Candidate[] = [];
  for (const rival of rivals) {
    if (overrides(edit, rival)) continue;
    if (isRemoval(edit) && isRemoval(rival) && !contains(rival, edit)) continue;
    stronger.push(rival);
  }
  if (stronger.length > 0) {
    if (!stronger.some((winner) => fulfilled(candidate, winner))) lost.push(candidate);
    return;
  }
  for (const rival of rivals) {
    if (overrides(edit, rival)) {
      applied.splice(applied.indexOf(rival, first), 1);
      if (!fulfilled(rival, edit)) lost.push(rival);
    } else edit = remainder(edit, rival);
  }
  first = firstAtOrAfter(applied, edit.from);
  while (first < applied.length && before(applied[first]!, edit)) first++;
  applied.splice(first, 0, edit);
}

function before(a: Candidate, b: Candidate): boolean {
  return a.from < b.from || (a.from === b.from && a.to < b.to);
}

/** Index of the first applied edit that ends at or after the offset. */
function firstAtOrAfter(applied: readonly Candidate[], offset: number): number {
  let low = 0;
  let high = applied.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (applied[middle]!.to < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
