/** Calls out now and then during long work; may throw. */
type Pulse = () => void;
/** So many steps over memory are made between two pulses. */
const stretch = 1 << 17;

/**
 * The starts of all suffixes of a list of numbers from 0 on, in lexicographic order (a suffix that
 * ends sorts before one that goes on). Prefix doubling with counting sort (Manber, Myers 1993;
 * Larsson, Sadakane 2007): O(n log n).
 */
export function suffixArray(symbols: Int32Array, pulse: Pulse = () => {}): Int32Array {
  const size = symbols.length;
  const order = new Int32Array(size);
  if (size === 0) return order;
  let top = 0;
  for (const symbol of symbols) top = Math.max(top, symbol);
  const buckets = new Int32Array(Math.max(top + 2, size + 2));
  let rank = new Int32Array(size);
  let next = new Int32Array(size);
  const second = new Int32Array(size);

  for (let i = 0; i < size; i++) {
    if (i % stretch === 0) pulse();
    buckets[symbols[i]! + 1]!++;
  }
  for (let i = 1; i < buckets.length; i++) buckets[i]! += buckets[i - 1]!;
  for (let i = 0; i < size; i++) {
    if (i % stretch === 0) pulse();
    order[buckets[symbols[i]!]!++] = i;
  }
  let classes = 0;
  for (let i = 0; i < size; i++) {
    if (i % stretch === 0) pulse();
    if (i > 0 && symbols[order[i]!] !== symbols[order[i - 1]!]) classes++;
    rank[order[i]!] = classes;
  }
  for (let width = 1; classes < size - 1; width *= 2) {
    // By the second half first: suffixes without one lead, the others follow in their known order.
    let filled = 0;
    for (let i = Math.max(0, size - width); i < size; i++) second[filled++] = i;
    for (let i = 0; i < size; i++) {
      if (i % stretch === 0) pulse();
      if (order[i]! >= width) second[filled++] = order[i]! - width;
    }
    pulse();
    buckets.fill(0, 0, classes + 2);
    for (let i = 0; i < size; i++) {
      if (i % stretch === 0) pulse();
      buckets[rank[i]! + 1]!++;
    }
    for (let i = 1; i <= classes; i++) buckets[i]! += buckets[i - 1]!;
    for (let i = 0; i < size; i++) {
      if (i % stretch === 0) pulse();
      const suffix = second[i]!;
      order[buckets[rank[suffix]!]!++] = suffix;
    }
    classes = 0;
    next[order[0]!] = 0;
    for (let i = 1; i < size; i++) {
      if (i % stretch === 0) pulse();
      const one = order[i - 1]!;
      const two = order[i]!;
      const halfOne = one + width < size ? rank[one + width]! : -1;
      const halfTwo = two + width < size ? rank[two + width]! : -1;
      if (rank[one] !== rank[two] || halfOne !== halfTwo) classes++;
      next[two] = classes;
    }
    [rank, next] = [next, rank];
  }
  return order;
}

/** For each place in the suffix array from 1 on, how many symbols its suffix shares with the one before it; 0 at place 0. Kasai, Lee, Arimura, Arikawa, Park 2001: O(n). */
export function commonPrefixes(
  symbols: Int32Array,
  order: Int32Array,
  pulse: Pulse = () => {},
): Int32Array {
  const size = symbols.length;
  const place = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    if (i % stretch === 0) pulse();
    place[order[i]!] = i;
  }
  const common = new Int32Array(size);
  let length = 0;
  for (let i = 0; i < size; i++) {
    if (i % stretch === 0) pulse();
    const at = place[i]!;
    if (at === 0) {
      length = 0;
      continue;
    }
    const before = order[at - 1]!;
    while (
      i + length < size &&
      before + length < size &&
      symbols[i + length] === symbols[before + length]
    ) {
      length++;
    }
    common[at] = length;
    if (length > 0) length--;
  }
  return common;
}

/** A run of `length` symbols that stands at each of the places `order[first] … order[last]`. */
export interface Repeat {
  readonly length: number;
  readonly first: number;
  readonly last: number;
}

const none = -2;
const several = -1;

/**
 * All runs that stand at two or more places and cannot be made longer on either side without losing
 * one of them, by the intervals of equal prefixes (Abouelhoda, Kurtz, Ohlebusch 2004): O(n).
 * `accept` is asked for each before its left side is judged.
 */
export function maximalRepeats(
  symbols: Int32Array,
  order: Int32Array,
  common: Int32Array,
  accept: (length: number, place: number) => boolean,
  pulse: Pulse = () => {},
): Repeat[] {
  const repeats: Repeat[] = [];
  const size = symbols.length;
  const merge = (a: number, b: number) => (a === none ? b : b === none || a === b ? a : several);
  // What stands to the left: a symbol, or `several` once there are two kinds; the start is a kind of its own.
  const leftOf = (suffix: number) => (suffix === 0 ? several : symbols[suffix - 1]!);
  const lengths = [0];
  const firsts = [0];
  const lefts = [none];
  for (let i = 1; i <= size; i++) {
    if (i % stretch === 0) pulse();
    const shared = i < size ? common[i]! : 0;
    let first = i - 1;
    let left = leftOf(order[i - 1]!);
    while (shared < lengths.at(-1)!) {
      const length = lengths.pop()!;
      first = firsts.pop()!;
      left = merge(lefts.pop()!, left);
      if (left === several && accept(length, order[first]!))
        repeats.push({ length, first, last: i - 1 });
    }
    if (shared > lengths.at(-1)!) {
      lengths.push(shared);
      firsts.push(first);
      lefts.push(left);
    } else {
      lefts[lefts.length - 1] = merge(lefts.at(-1)!, left);
    }
  }
  return repeats;
}
