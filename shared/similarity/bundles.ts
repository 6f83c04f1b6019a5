/** Shingles by number, as they stand in texts. */
export interface NumberedShingles {
  /** Those of text `i`, each once, are `entries.subarray(starts[i], starts[i + 1])`. */
  readonly entries: Int32Array<ArrayBuffer>;
  readonly starts: Int32Array;
  /** In how many texts each stands. */
  readonly frequency: Int32Array;
  /** How many there are; numbers are below it. */
  readonly distinct: number;
}

/** Bundles of shingles. */
export interface Bundles {
  /** The bundle of each shingle, or -1 where it stands in one text only. Bundles are numbered from those on that stand in few texts for the shingles they have. */
  readonly rank: Int32Array;
  readonly ranks: number;
  /** How many shingles each bundle has. */
  readonly weights: Int32Array;
}

type Pulse = () => void;

/** A number for a text in which bits of every place are mixed. */
function scatter(text: number): number {
  let hash = Math.imul(text + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

const costSteps = 16;
const mostCost = 64 * costSteps;

/** A step on a scale of halvings: how many texts are met for each shingle that is looked at. */
function costOf(frequency: number, weight: number): number {
  return Math.round(costSteps * (32 + Math.log2(frequency / weight)));
}

/**
 * Puts shingles into one bundle that stand in exactly the same texts, as those of a sentence that
 * some texts share do: a bundle can then be counted at once. Sums of scattered text numbers propose bundles;
 * each is then held against every text. `scattered` gives a text's number; any is right.
 */
export function bundleShingles(
  shingles: NumberedShingles,
  pulse: Pulse,
  scattered: (text: number) => number = scatter,
): Bundles {
  const { frequency, distinct } = shingles;
  const { bundleOf, weights: proposed, count } = proposeBundles(shingles, pulse, scattered);
  const broken = brokenBundles(shingles, bundleOf, proposed, count, pulse);
  // Each shingle of a broken bundle becomes one of its own.
  let bundles = count;
  for (let bundle = 0; bundle < count; bundle++) {
    if (broken[bundle] === 1) bundles += proposed[bundle]!;
  }
  const weights = new Int32Array(bundles).fill(1, count);
  for (let bundle = 0; bundle < count; bundle++) {
    weights[bundle] = broken[bundle] === 1 ? 0 : proposed[bundle]!;
  }
  for (let number = 0, next = count; number < distinct; number++) {
    const bundle = bundleOf[number]!;
    if (bundle >= 0 && broken[bundle] === 1) bundleOf[number] = next++;
  }

  // Counting sort by the texts that a shingle of the bundle costs, on a scale of halvings.
  const keys = new Int32Array(bundles);
  for (let number = 0; number < distinct; number++) {
    const bundle = bundleOf[number]!;
    if (bundle >= 0) keys[bundle] = costOf(frequency[number]!, weights[bundle]!);
  }
  const before = new Int32Array(mostCost + 2);
  for (const key of keys) before[key + 1]!++;
  for (let key = 1; key < before.length; key++) before[key]! += before[key - 1]!;
  pulse();
  const ranked = keys.map((key) => before[key]!++);
  const byRank = new Int32Array(bundles);
  for (let bundle = 0; bundle < bundles; bundle++) byRank[ranked[bundle]!] = weights[bundle]!;
  pulse();
  for (let number = 0; number < distinct; number++) {
    if (bundleOf[number]! >= 0) bundleOf[number] = ranked[bundleOf[number]!]!;
  }
  return { rank: bundleOf, ranks: bundles, weights: byRank };
}

/** Bundles of shingles that stand in equally many texts with the same two sums. */
function proposeBundles(
  { entries, starts, frequency, distinct }: NumberedShingles,
  pulse: Pulse,
  scattered: (text: number) => number,
) {
  const sums = new Int32Array(distinct);
  const products = new Int32Array(distinct).fill(1);
  for (let text = 0; text + 1 < starts.length; text++) {
    if ((text & 255) === 0) pulse();
    const number = scattered(text);
    const odd = number | 1;
    for (let at = starts[text]!; at < starts[text + 1]!; at++) {
      const entry = entries[at]!;
      sums[entry] = (sums[entry]! + number) | 0;
      products[entry] = Math.imul(products[entry]!, odd);
    }
  }
  const bundleOf = new Int32Array(distinct).fill(-1);
  const weights = new Int32Array(distinct);
  // A bundle is known by its first shingle; slots hold bundle numbers plus one.
  const first = new Int32Array(distinct);
  let size = 1024;
  while (size < distinct * 2) size *= 2;
  const slots = new Int32Array(size);
  let count = 0;
  for (let number = 0; number < distinct; number++) {
    if ((number & 0xffff) === 0) pulse();
    if (frequency[number]! < 2) continue;
    const sum = sums[number]!;
    const product = products[number]!;
    let slot = (sum ^ (product >>> 3)) & (size - 1);
    let bundle = slots[slot]! - 1;
    while (bundle >= 0) {
      const other = first[bundle]!;
      if (
        sums[other] === sum &&
        products[other] === product &&
        frequency[other] === frequency[number]
      ) {
        break;
      }
      slot = (slot + 1) & (size - 1);
      bundle = slots[slot]! - 1;
    }
    if (bundle < 0) {
      bundle = count++;
      first[bundle] = number;
      slots[slot] = count;
    }
    bundleOf[number] = bundle;
    weights[bundle]!++;
  }
  return { bundleOf, weights, count };
}

/** 1 for bundles of which some text has a part only. */
function brokenBundles(
  { entries, starts }: NumberedShingles,
  bundleOf: Int32Array,
  weights: Int32Array,
  count: number,
  pulse: Pulse,
): Uint8Array {
  const broken = new Uint8Array(count);
  const met = new Int32Array(count);
  for (let text = 0; text + 1 < starts.length; text++) {
    if ((text & 255) === 0) pulse();
    for (let at = starts[text]!; at < starts[text + 1]!; at++) {
      const bundle = bundleOf[entries[at]!]!;
      if (bundle >= 0) met[bundle]!++;
    }
    for (let at = starts[text]!; at < starts[text + 1]!; at++) {
      const bundle = bundleOf[entries[at]!]!;
      if (bundle < 0 || met[bundle] === 0) continue;
      if (met[bundle] !== weights[bundle]) broken[bundle] = 1;
      met[bundle] = 0;
    }
  }
  return broken;
}
