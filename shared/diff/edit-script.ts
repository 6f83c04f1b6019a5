import type { Portions } from '../progress/portions.ts';

/** Names a unit by number: equal units have equal numbers, whichever side they stand on. */
export type Sequence = Uint32Array;

/** A stretch that stands on both sides: where it begins on each, and its length. */
export interface Common {
  readonly left: number;
  readonly right: number;
  readonly length: number;
}

/** A shortest edit script: what stands on both sides, in order, and how many units are removed or added besides. */
export interface EditScript {
  readonly common: readonly Common[];
  readonly edits: number;
}

/** Units looked at before others may go on; a millisecond or so. */
const stepWork = 100_000;

/** Numbers in a list that grows. */
class Column {
  values = new Int32Array(1 << 10);

  set(at: number, value: number): void {
    if (at >= this.values.length) {
      const wider = new Int32Array(this.values.length * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[at] = value;
  }
}

/**
 * A shortest edit script of two sequences that both have units (Myers, “An O(ND) Difference Algorithm and Its
 * Variations”, 1986), or null where it has more than `mostEdits` edits. Diagonals that have met an edge of the edit
 * graph are left alone, and of two ways that reach as far the one that removes first is taken, as the package
 * `diff` does.
 */
export function* editScript(
  left: Sequence,
  right: Sequence,
  mostEdits: number,
): Portions<EditScript | null> {
  const most = Math.min(mostEdits, left.length + right.length);
  /** By diagonal: the way that reaches farthest, -1 for none. */
  const best = new Int32Array(2 * most + 3).fill(-1);
  const middle = most + 1;
  /** Of each way: how many units of the left side it has behind it, the way it came from, and whether by adding. */
  const reached = new Column();
  const cameFrom = new Column();
  const byAdding = new Column();
  let ways = 0;
  let work = 0;

  const follow = (from: number, diagonal: number): number => {
    let at = from;
    while (at < left.length && at - diagonal < right.length && left[at] === right[at - diagonal])
      at++;
    work += at - from + 1;
    return at;
  };
  const ended = (at: number, diagonal: number) =>
    at >= left.length && at - diagonal >= right.length;

  const start = follow(0, 0);
  reached.set(0, start);
  cameFrom.set(0, -1);
  best[middle] = ways++;
  if (ended(start, 0)) return { common: [{ left: 0, right: 0, length: start }], edits: 0 };
  let lowest = Number.NEGATIVE_INFINITY;
  let highest = Number.POSITIVE_INFINITY;
  for (let edits = 1; edits <= most; edits++) {
    for (
      let diagonal = Math.max(lowest, -edits);
      diagonal <= Math.min(highest, edits);
      diagonal += 2
    ) {
      if (work > stepWork) {
        work = 0;
        yield;
      }
      work++;
      const removing = best[middle + diagonal - 1]!;
      const adding = best[middle + diagonal + 1]!;
      best[middle + diagonal - 1] = -1;
      const removed = removing < 0 ? -1 : reached.values[removing]!;
      const added = adding < 0 ? -1 : reached.values[adding]!;
      const canRemove = removing >= 0 && removed < left.length;
      const canAdd = adding >= 0 && added - diagonal > 0 && added - diagonal <= right.length;
      if (!canAdd && !canRemove) {
        best[middle + diagonal] = -1;
        continue;
      }
      const adds = !canRemove || (canAdd && removed < added);
      const at = follow(adds ? added : removed + 1, diagonal);
      reached.set(ways, at);
      cameFrom.set(ways, adds ? adding : removing);
      byAdding.set(ways, adds ? 1 : 0);
      if (ended(at, diagonal))
        return { common: commonOf(ways, diagonal, reached, cameFrom, byAdding), edits };
      best[middle + diagonal] = ways++;
      if (at >= left.length) highest = Math.min(highest, diagonal - 1);
      if (at - diagonal >= right.length) lowest = Math.max(lowest, diagonal + 1);
    }
  }
  return null;
}

/** What stands on both sides along a way that ends on this diagonal. */
function commonOf(
  last: number,
  end: number,
  reached: Column,
  cameFrom: Column,
  byAdding: Column,
): Common[] {
  const common: Common[] = [];
  let diagonal = end;
  for (let way = last; way >= 0; way = cameFrom.values[way]!) {
    const to = reached.values[way]!;
    const before = cameFrom.values[way]!;
    const adds = byAdding.values[way] === 1;
    const from = before < 0 ? 0 : reached.values[before]! + (adds ? 0 : 1);
    if (to > from) common.push({ left: from, right: from - diagonal, length: to - from });
    diagonal += adds ? 1 : -1;
  }
  return common.reverse();
}
