import { diffArrays } from 'diff';

/** A stretch of two sequences, as half-open index ranges: equal on both sides, or changed. */
export interface Run {
  readonly same: boolean;
  readonly leftFrom: number;
  readonly leftTo: number;
  readonly rightFrom: number;
  readonly rightTo: number;
}

/** The runs tile both sequences; `precise` is false where a stretch was given up as one change. */
export interface SequenceDiff {
  readonly runs: readonly Run[];
  readonly precise: boolean;
}

/** Names a unit by number: equal units have equal numbers, whichever side they stand on. */
export type Sequence = Uint32Array;

const firstLimit = 500;
const gapLimit = 1500;
/** Steps of the edit graph that one comparison may take altogether; a few tenths of a second. */
const workLimit = 1_500_000;
/** Where one side is this short in proportion, an exact answer is cheap however many edits it takes. */
const smallProduct = 200_000;

interface Pair {
  readonly left: number;
  readonly right: number;
}

/**
 * Where both sequences may be cut because the same unit, or group of units, stands at these places
 * and nowhere else: the longest increasing chain of units unique to both (patience diff, Bram Cohen).
 */
function uniquePairs(left: Sequence, right: Sequence): Pair[] {
  let bits = 4;
  while (2 ** bits < 2 * left.length) bits++;
  const mask = 2 ** bits - 1;
  const keys = new Uint32Array(mask + 1);
  const places = new Int32Array(mask + 1).fill(-1);
  const partners = new Int32Array(mask + 1).fill(-1);
  const repeated = -2;
  const slotOf = (unit: number): number => {
    let slot = (Math.imul(unit, 0x9e3779b1) >>> (32 - bits)) & mask;
    while (places[slot] !== -1 && keys[slot] !== unit) slot = (slot + 1) & mask;
    return slot;
  };
  for (let i = 0; i < left.length; i++) {
    const slot = slotOf(left[i]!);
    keys[slot] = left[i]!;
    places[slot] = places[slot] === -1 ? i : repeated;
  }
  for (let i = 0; i < right.length; i++) {
    const slot = slotOf(right[i]!);
    if (places[slot]! >= 0) partners[slot] = partners[slot] === -1 ? i : repeated;
  }
  const pairs: Pair[] = [];
  for (let i = 0; i < right.length; i++) {
    const slot = slotOf(right[i]!);
    if (partners[slot] === i) pairs.push({ left: places[slot]!, right: i });
  }
  return longestChain(pairs);
}

/** Longest chain of pairs that rises on the left too; `pairs` already rise on the right. */
function longestChain(pairs: readonly Pair[]): Pair[] {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  for (let i = 0; i < pairs.length; i++) {
    const value = pairs[i]!.left;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]!]!.left < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[i] = tails[low - 1]!;
    tails[low] = i;
  }
  const chain: Pair[] = [];
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i]!) chain.push(pairs[i]!);
  return chain.reverse();
}

/** A hash of each group of `size` (a power of two) neighbouring units, by doubling. Unlike groups may, rarely, share one. */
function groupHashes(units: Sequence, size: number): Sequence {
  let current = units;
  for (let width = 1; width < size; width *= 2) {
    const wider = new Uint32Array(Math.max(0, current.length - width));
    for (let i = 0; i < wider.length; i++)
      wider[i] = Math.imul(current[i]! ^ (current[i]! >>> 15), 0x85ebca6b) + current[i + width]!;
    current = wider;
  }
  return current;
}

class Differ {
  readonly runs: Run[] = [];
  precise = true;
  private work = workLimit;
  private readonly left: Sequence;
  private readonly right: Sequence;
  private readonly groupSizes: readonly number[];

  constructor(left: Sequence, right: Sequence, groupSizes: readonly number[]) {
    this.left = left;
    this.right = right;
    this.groupSizes = groupSizes;
  }

  all(): void {
    this.range(0, this.left.length, 0, this.right.length, 0);
  }

  private push(same: boolean, leftTo: number, rightTo: number): void {
    const last = this.runs.at(-1);
    const leftFrom = last?.leftTo ?? 0;
    const rightFrom = last?.rightTo ?? 0;
    if (leftTo === leftFrom && rightTo === rightFrom) return;
    if (last && last.same === same) {
      this.runs[this.runs.length - 1] = { ...last, leftTo, rightTo };
    } else this.runs.push({ same, leftFrom, leftTo, rightFrom, rightTo });
  }

  /** Runs for a pair of ranges that begin where the runs so far end. */
  private range(
    leftFrom: number,
    leftTo: number,
    rightFrom: number,
    rightTo: number,
    depth: number,
  ): void {
    let start = 0;
    const shorter = Math.min(leftTo - leftFrom, rightTo - rightFrom);
    while (start < shorter && this.left[leftFrom + start] === this.right[rightFrom + start])
      start++;
    let end = 0;
    while (end < shorter - start && this.left[leftTo - 1 - end] === this.right[rightTo - 1 - end])
      end++;
    this.push(true, leftFrom + start, rightFrom + start);
    this.middle(leftFrom + start, leftTo - end, rightFrom + start, rightTo - end, depth);
    this.push(true, leftTo, rightTo);
  }

  private middle(
    leftFrom: number,
    leftTo: number,
    rightFrom: number,
    rightTo: number,
    depth: number,
  ): void {
    if (leftFrom === leftTo || rightFrom === rightTo) {
      this.push(false, leftTo, rightTo);
      return;
    }
    if (this.exact(leftFrom, leftTo, rightFrom, rightTo, depth === 0 ? firstLimit : gapLimit))
      return;
    const size = this.groupSizes[depth];
    if (size !== undefined) {
      const pairs = uniquePairs(
        groupHashes(this.left.subarray(leftFrom, leftTo), size),
        groupHashes(this.right.subarray(rightFrom, rightTo), size),
      );
      let leftAt = leftFrom;
      let rightAt = rightFrom;
      for (const pair of pairs) {
        const leftEnd = leftFrom + pair.left;
        const rightEnd = rightFrom + pair.right;
        if (this.left[leftEnd] !== this.right[rightEnd]) continue;
        this.range(leftAt, leftEnd, rightAt, rightEnd, depth + 1);
        this.push(true, leftEnd + 1, rightEnd + 1);
        leftAt = leftEnd + 1;
        rightAt = rightEnd + 1;
      }
      this.range(leftAt, leftTo, rightAt, rightTo, depth + 1);
      return;
    }
    this.precise = false;
    this.push(false, leftTo, rightTo);
  }

  /** Finds a shortest edit script within the limits, or answers false and leaves the runs as they are. */
  private exact(
    leftFrom: number,
    leftTo: number,
    rightFrom: number,
    rightTo: number,
    limit: number,
  ): boolean {
    const leftLength = leftTo - leftFrom;
    const rightLength = rightTo - rightFrom;
    const product = leftLength * rightLength;
    const affordable = Math.floor(Math.sqrt(2 * Math.max(0, this.work)));
    const maxEditLength =
      product <= smallProduct && product <= this.work
        ? leftLength + rightLength
        : Math.min(limit, affordable);
    if (maxEditLength < Math.max(1, Math.abs(leftLength - rightLength))) return false;
    const changes = diffArrays(
      Array.from(this.left.subarray(leftFrom, leftTo)),
      Array.from(this.right.subarray(rightFrom, rightTo)),
      { maxEditLength },
    );
    if (!changes) {
      this.work -= (maxEditLength * maxEditLength) / 2;
      return false;
    }
    let leftAt = leftFrom;
    let rightAt = rightFrom;
    let edits = 0;
    for (const change of changes) {
      if (!change.added) leftAt += change.count;
      if (!change.removed) rightAt += change.count;
      if (change.added || change.removed) edits += change.count;
      this.push(!change.added && !change.removed, leftAt, rightAt);
    }
    this.work -= Math.min(product, (edits * edits) / 2);
    return true;
  }
}

/**
 * Compares two sequences of numbered units. Exact where the edits are few (Myers 1986, through the
 * package `diff`); else cut at groups of units that stand once on each side, wide groups first
 * (`groupSizes`, powers of two). Work is bounded, so a stretch without likeness comes back as one
 * change and `precise` false.
 */
export function diffSequences(
  left: Sequence,
  right: Sequence,
  groupSizes: readonly number[],
): SequenceDiff {
  const differ = new Differ(left, right, groupSizes);
  differ.all();
  return { runs: differ.runs, precise: differ.precise };
}

/** Numbers the units of several lists so that equal strings, and only they, get the same number. */
export function numberUnits(lists: readonly (readonly string[])[]): Sequence[] {
  const names = new Map<string, number>();
  return lists.map((list) => {
    const numbers = new Uint32Array(list.length);
    for (let i = 0; i < list.length; i++) {
      const unit = list[i]!;
      let name = names.get(unit);
      if (name === undefined) {
        name = names.size + 1;
        names.set(unit, name);
      }
      numbers[i] = name;
    }
    return numbers;
  });
}
