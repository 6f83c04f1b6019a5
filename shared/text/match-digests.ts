/**
 * For each digest (four numbers each) the index of an equal one among `before`, or -1: each at most once, and
 * ascending, so that what is matched stands in the same order in both. `pulse` is called now and then and may throw.
 */
export function matchInOrder(before: Int32Array, now: Int32Array, pulse: () => void): Int32Array {
  const equal = equalDigests(before, pulse);
  const count = now.length >> 2;
  // The first that is equal, and whether it is the only one.
  const first = new Int32Array(count);
  const only = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    if ((at & 4095) === 0) pulse();
    first[at] = equal.first(now, at);
    only[at] = first[at]! >= 0 && equal.next[first[at]!] === -1 ? first[at]! : -1;
  }
  const anchors = longestAscending(only);
  pulse();

  // Digests that stood more than once are matched between the anchors, from left to right.
  const matched = new Int32Array(count).fill(-1);
  const limits = new Int32Array(count);
  let limit = before.length >> 2;
  for (let at = count - 1; at >= 0; at--) {
    if (anchors[at]! >= 0) limit = anchors[at]!;
    limits[at] = limit;
  }
  // Since what is matched only ascends, each list of equal ones is walked through once.
  const cursor = new Map<number, number>();
  let last = -1;
  for (let at = 0; at < count; at++) {
    if ((at & 4095) === 0) pulse();
    if (anchors[at]! >= 0) last = anchors[at]!;
    else if (first[at]! >= 0 && only[at] === -1) {
      let next = cursor.get(first[at]!) ?? first[at]!;
      while (next >= 0 && next <= last) next = equal.next[next]!;
      cursor.set(first[at]!, next < 0 ? first[at]! : next);
      if (next < 0 || next >= limits[at]!) continue;
      last = next;
    } else continue;
    matched[at] = last;
  }
  return matched;
}

/** Finds equal digests: `first` is the first one equal to that at a place of a list, or -1, `next` the next one equal to each. */
function equalDigests(digests: Int32Array, pulse: () => void) {
  const count = digests.length >> 2;
  let size = 1024;
  while (size < count * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const next = new Int32Array(count).fill(-1);
  const slotOf = (list: Int32Array, at: number) => {
    let slot = list[at * 4]! & (size - 1);
    for (let held = slots[slot]!; held >= 0; held = slots[slot]!) {
      let same = 0;
      while (same < 4 && digests[held * 4 + same] === list[at * 4 + same]) same++;
      if (same === 4) break;
      slot = (slot + 1) & (size - 1);
    }
    return slot;
  };
  // From the end, so that each list ascends.
  for (let at = count - 1; at >= 0; at--) {
    if ((at & 4095) === 0) pulse();
    const slot = slotOf(digests, at);
    next[at] = slots[slot]!;
    slots[slot] = at;
  }
  return { next, first: (list: Int32Array, at: number) => slots[slotOf(list, at)]! };
}

/** The values that stand in a longest ascending run of those not negative; -1 for the others. */
function longestAscending(values: Int32Array): Int32Array {
  const piles: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  values.forEach((value, at) => {
    if (value < 0) return;
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[piles[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[at] = piles[low - 1]!;
    piles[low] = at;
  });
  const kept = new Int32Array(values.length).fill(-1);
  for (let at = piles.at(-1) ?? -1; at >= 0; at = before[at]!) kept[at] = values[at]!;
  return kept;
}
