import type { ShingleSets } from './shingle-sets.ts';

/** Pairs of texts with the number of shingles that they share, in three parallel lists. */
export interface JoinedPairs {
  readonly count: number;
  readonly first: Int32Array<ArrayBuffer>;
  readonly second: Int32Array<ArrayBuffer>;
  readonly shared: Int32Array<ArrayBuffer>;
}

type Tick = (done: number, total: number) => void;

/** Keeps a product such as `0.8 * 5` from being rounded up past the whole number it stands for. */
export const slack = 1e-9;

export interface PairList {
  add(first: number, second: number, shared: number): void;
  done(): JoinedPairs;
}

/** An empty list that grows. */
export function createPairList(): PairList {
  let first = new Int32Array(1024);
  let second = new Int32Array(1024);
  let shared = new Int32Array(1024);
  let count = 0;
  const wider = (array: Int32Array<ArrayBuffer>) => {
    const copy = new Int32Array(array.length * 2);
    copy.set(array);
    return copy;
  };
  return {
    add(a, b, overlap) {
      if (count === first.length) {
        first = wider(first);
        second = wider(second);
        shared = wider(shared);
      }
      first[count] = a;
      second[count] = b;
      shared[count++] = overlap;
    },
    done: () => ({
      count,
      first: first.slice(0, count),
      second: second.slice(0, count),
      shared: shared.slice(0, count),
    }),
  };
}

/** How many shingles two texts have in common, or -1 as soon as it is certain that they are fewer than `needed`. */
function overlapOf(sets: ShingleSets, one: number, two: number, needed: number): number {
  const { shared, sharedStarts, sharedSizes, weights } = sets;
  let a = sharedStarts[one]!;
  let b = sharedStarts[two]!;
  const aTo = sharedStarts[one + 1]!;
  const bTo = sharedStarts[two + 1]!;
  let spareA = sharedSizes[one]! - needed;
  let spareB = sharedSizes[two]! - needed;
  if (spareA < 0 || spareB < 0) return -1;
  let overlap = 0;
  while (a < aTo && b < bTo) {
    const left = shared[a]!;
    const right = shared[b]!;
    if (left === right) {
      overlap += weights[left]!;
      a++;
      b++;
    } else if (left < right) {
      a++;
      spareA -= weights[left]!;
      if (spareA < 0) return -1;
    } else {
      b++;
      spareB -= weights[right]!;
      if (spareB < 0) return -1;
    }
  }
  return overlap >= needed ? overlap : -1;
}

/** The numbers of the texts, smallest set first, then by number. */
function bySize(sizes: Int32Array, texts: Int32Array): Int32Array {
  let top = 0;
  for (const text of texts) top = Math.max(top, sizes[text]!);
  const at = new Int32Array(top + 2);
  for (const text of texts) at[sizes[text]! + 1]!++;
  for (let size = 1; size < at.length; size++) at[size]! += at[size - 1]!;
  const sorted = new Int32Array(texts.length);
  for (const text of texts) sorted[at[sizes[text]!]!++] = text;
  return sorted;
}

/** Posting lists of ranks in one block. */
interface Postings {
  /** From which on the postings of a rank are large enough for the sets still to come. */
  readonly first: Int32Array;
  readonly end: Int32Array;
  readonly texts: Int32Array;
  /** How many shingles follow the rank in each text's list. */
  readonly following: Uint16Array | Int32Array;
}

/**
 * How many of a text's ranks are looked at where it shares at least `needed` shingles with another: the
 * first that it shares has that many from there on.
 */
function prefixLength(sets: ShingleSets, text: number, needed: number): number {
  const { shared, sharedStarts, sharedSizes, weights } = sets;
  let left = sharedSizes[text]!;
  let at = sharedStarts[text]!;
  for (const to = sharedStarts[text + 1]!; at < to && left >= needed; at++) {
    left -= weights[shared[at]!]!;
  }
  return at - sharedStarts[text]!;
}

/**
 * Empty lists with room for the first `length(text)` ranks of each of the texts. Nearly always two bytes
 * are enough for what follows, and there are very many of these.
 */
function createPostings(
  { shared, sharedStarts, sharedSizes, ranks }: ShingleSets,
  texts: Int32Array,
  length: (text: number) => number,
  pulse: () => void,
): Postings {
  const starts = new Int32Array(ranks + 1);
  let largest = 0;
  for (let i = 0; i < texts.length; i++) {
    if ((i & 255) === 0) pulse();
    const from = sharedStarts[texts[i]!]!;
    const indexed = length(texts[i]!);
    largest = Math.max(largest, sharedSizes[texts[i]!]!);
    for (let at = from; at < from + indexed; at++) starts[shared[at]! + 1]!++;
  }
  for (let rank = 0; rank < ranks; rank++) starts[rank + 1]! += starts[rank]!;
  const size = starts[ranks]!;
  return {
    first: starts.slice(0, ranks),
    end: starts.slice(0, ranks),
    texts: new Int32Array(size),
    following: largest <= 0xffff ? new Uint16Array(size) : new Int32Array(size),
  };
}

/**
 * Every pair among `texts` whose shingle sets have a Jaccard similarity of at least `floor`
 * (above 0, up to 1), with the exact size of the intersection; without the pairs of two texts that
 * are `settled`.
 *
 * Prefix filter over rare-first order, and length filter after AllPairs (Bayardo, Ma, Srikant 2007);
 * positional filter and the shorter indexing prefix after PPJoin (Xiao, Wang, Lin, Yu 2008), both over
 * bundles of shingles that stand in the same texts, each with its weight. Two
 * sets that are similar enough must share one of their rarest shingles; those which stand in one
 * text only are the rarest of all and can be passed over without being looked at.
 */
export function joinBySimilarity(
  sets: ShingleSets,
  texts: Int32Array,
  floor: number,
  tick: Tick,
  settled: Uint8Array | null = null,
): JoinedPairs {
  const { sizes, shared, sharedStarts, sharedSizes, weights } = sets;
  const order = bySize(sizes, texts);
  const total = order.length * 2;
  const indexShare = (2 * floor) / (1 + floor);
  const prefix = (text: number, share: number): number =>
    prefixLength(sets, text, Math.ceil(share * sizes[text]! - slack));
  const indexOf = (of: Int32Array) =>
    createPostings(
      sets,
      of,
      (text) => prefix(text, indexShare),
      () => tick(0, total),
    );
  const index = indexOf(settled ? order.filter((text) => settled[text] === 0) : order);
  const settledIndex = settled ? indexOf(order.filter((text) => settled[text] === 1)) : null;

  const pairs = createPairList();
  const met = new Int32Array(sets.count);
  const candidates = new Int32Array(sets.count);
  // The weights of one text's ranks: adding them up over another text's is faster than merging.
  const own = new Int32Array(sets.ranks);
  let found = 0;
  let work = 0;
  const half = floor / (1 + floor);
  const probe = (text: number, probed: number, { first, end, texts, following }: Postings) => {
    const size = sizes[text]!;
    const from = sharedStarts[text]!;
    const smallest = Math.ceil(floor * size - slack);
    let left = sharedSizes[text]!;
    for (let at = from; at < from + probed; at++) {
      const rank = shared[at]!;
      const weight = weights[rank]!;
      // A larger set that was not met before would need more than there is from here on. One that was
      // met is left as it is by this list and by all that follow, so it is looked at in full.
      const largest = (left + slack) / half - size;
      left -= weight;
      let start = first[rank]!;
      const stop = end[rank]!;
      while (start < stop && sizes[texts[start]!]! < smallest) start++;
      first[rank] = start;
      let posting = start;
      for (; posting < stop; posting++) {
        const candidate = texts[posting]!;
        const other = sizes[candidate]!;
        if (other > largest) break;
        const seen = met[candidate]!;
        if (seen < 0) continue;
        const most = seen + weight + Math.min(left, following[posting]!);
        if (most < half * (size + other) - slack) {
          // What was not met yet is turned away again wherever it is met.
          if (seen > 0) met[candidate] = -1;
          continue;
        }
        if (seen === 0) candidates[found++] = candidate;
        met[candidate] = seen + weight;
      }
      work += posting - start;
    }
  };
  for (let i = 0; i < order.length; i++) {
    const text = order[i]!;
    const isSettled = settled?.[text] === 1;
    const size = sizes[text]!;
    const probed = prefix(text, floor);
    found = 0;
    probe(text, probed, index);
    if (settledIndex && !isSettled) probe(text, probed, settledIndex);
    if (work > 50_000) {
      work = 0;
      tick(order.length + i, total);
    }
    const from = sharedStarts[text]!;
    const to = found > 0 ? sharedStarts[text + 1]! : from;
    for (let at = from; at < to; at++) own[shared[at]!] = weights[shared[at]!]!;
    for (let c = 0; c < found; c++) {
      const candidate = candidates[c]!;
      const alive = met[candidate]! > 0;
      met[candidate] = 0;
      if (!alive) continue;
      const end = sharedStarts[candidate + 1]!;
      let overlap = 0;
      for (let at = sharedStarts[candidate]!; at < end; at++) overlap += own[shared[at]!]!;
      work += 20 + end - sharedStarts[candidate]!;
      if (overlap / (size + sizes[candidate]! - overlap) >= floor) {
        pairs.add(candidate, text, overlap);
      }
      if (work > 50_000) {
        work = 0;
        tick(order.length + i, total);
      }
    }
    for (let at = from; at < to; at++) own[shared[at]!] = 0;
    const { end, texts: listed, following } = isSettled && settledIndex ? settledIndex : index;
    const indexed = prefix(text, indexShare);
    let left = sharedSizes[text]!;
    for (let at = from; at < from + indexed; at++) {
      const rank = shared[at]!;
      const last = end[rank]!++;
      left -= weights[rank]!;
      listed[last] = text;
      following[last] = left;
    }
    work += 20;
  }
  tick(total, total);
  return pairs.done();
}

/**
 * Every pair among `texts` of which the smaller set stands in the other with a share of at least
 * `share`, has at least `leastSize` shingles, and which `joinBySimilarity` does not find at
 * `floor`; without the pairs of two texts that are `settled`. `first` is the smaller set. The prefix filter holds for containment, too: of a set that
 * stands in another with the share s, one of its `n - ceil(s n) + 1` rarest shingles must be there
 * (Agrawal, Arasu, Kaushik 2010, on error-tolerant set containment).
 */
export function joinByContainment(
  sets: ShingleSets,
  texts: Int32Array,
  share: number,
  leastSize: number,
  floor: number,
  tick: Tick,
  settled: Uint8Array | null = null,
): JoinedPairs {
  const { sizes, shared, sharedStarts } = sets;
  const total = texts.length * 2;

  // Only ranks that some short text asks for need a list, but then with every text that has them.
  const asked = new Uint8Array(sets.ranks);
  const prefix = (text: number): number => {
    const size = sizes[text]!;
    return size < leastSize ? 0 : prefixLength(sets, text, Math.ceil(share * size - slack));
  };
  let pending = 0;
  const pulse = () => {
    if ((++pending & 255) === 0) tick(0, total);
  };
  for (const text of texts) {
    pulse();
    const from = sharedStarts[text]!;
    const probed = prefix(text);
    for (let at = from; at < from + probed; at++) asked[shared[at]!] = 1;
  }
  const listStarts = new Int32Array(sets.ranks + 1);
  for (const text of texts) {
    pulse();
    for (let at = sharedStarts[text]!; at < sharedStarts[text + 1]!; at++) {
      const rank = shared[at]!;
      if (asked[rank] === 1) listStarts[rank + 1]!++;
    }
  }
  for (let rank = 0; rank < sets.ranks; rank++) listStarts[rank + 1]! += listStarts[rank]!;
  const ends = listStarts.slice(0, sets.ranks);
  const postings = new Int32Array(listStarts[sets.ranks]!);
  const fill = (isSettled: boolean) => {
    for (let i = 0; i < texts.length; i++) {
      if ((i & 255) === 0) tick(i, total);
      const text = texts[i]!;
      if ((settled?.[text] === 1) !== isSettled) continue;
      for (let at = sharedStarts[text]!; at < sharedStarts[text + 1]!; at++) {
        const rank = shared[at]!;
        if (asked[rank] === 1) postings[ends[rank]!++] = text;
      }
    }
  };
  // The settled ones come last in each list, since they need not be tried with one another.
  fill(false);
  const openEnds = settled ? ends.slice() : ends;
  if (settled) fill(true);

  const pairs = createPairList();
  const met = new Int32Array(sets.count).fill(-1);
  let work = 0;
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i]!;
    const size = sizes[text]!;
    const from = sharedStarts[text]!;
    const needed = Math.max(1, Math.ceil(share * size - slack));
    const probed = prefix(text);
    const stops = settled?.[text] === 1 ? openEnds : ends;
    work += 1;
    for (let at = from; at < from + probed; at++) {
      const rank = shared[at]!;
      for (let posting = listStarts[rank]!; posting < stops[rank]!; posting++) {
        const candidate = postings[posting]!;
        if (met[candidate] === text) continue;
        met[candidate] = text;
        const other = sizes[candidate]!;
        if (other < size || (other === size && candidate <= text)) continue;
        // With the least overlap the floor is reached: the similarity join has the pair, if it is one.
        if (needed / (size + other - needed) >= floor) continue;
        work += 20 + sharedStarts[text + 1]! - from;
        const overlap = overlapOf(sets, text, candidate, needed);
        if (overlap > 0 && overlap / (size + other - overlap) < floor) {
          pairs.add(text, candidate, overlap);
        }
        if (work > 50_000) {
          work = 0;
          tick(texts.length + i, total);
        }
      }
    }
  }
  return pairs.done();
}
