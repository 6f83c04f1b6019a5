import { diffArrays } from 'diff';
import { inOneGo, type Portions } from '../progress/portions.ts';

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
/** Longer sequences are cut before they are compared, so that no step takes long. */
const longestWhole = 10_000;
/** What may be done before a step ends, in units looked at; a few milliseconds. */
const stepWork = 60_000;
/** Units looked up before others may go on. */
const unitsAtOnce = 20_000;
const gapLimit = 1500;
/** Steps of the edit graph that one comparison may take altogether; a few tenths of a second. */
const workLimit = 1_500_000;
/** Where one side is this short in proportion, an exact answer is cheap however many edits it takes. */
const smallProduct = 200_000;

/** Places that belong together, rising on the right: `left[i]` with `right[i]`. */
interface Pairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/**
 * Where both sequences may be cut because the same unit, or group of units, stands at these places
 * and nowhere else: the longest increasing chain of units unique to both (patience diff, Bram Cohen).
 */
function* uniquePairs(left: Sequence, right: Sequence): Portions<Pairs> {
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
    if (i % unitsAtOnce === unitsAtOnce - 1) yield;
    const slot = slotOf(left[i]!);
    keys[slot] = left[i]!;
    places[slot] = places[slot] === -1 ? i : repeated;
  }
  for (let i = 0; i < right.length; i++) {
    if (i % unitsAtOnce === unitsAtOnce - 1) yield;
    const slot = slotOf(right[i]!);
    if (places[slot]! >= 0) partners[slot] = partners[slot] === -1 ? i : repeated;
  }
  const lefts = new Int32Array(right.length);
  const rights = new Int32Array(right.length);
  let count = 0;
  for (let i = 0; i < right.length; i++) {
    if (i % unitsAtOnce === unitsAtOnce - 1) yield;
    const slot = slotOf(right[i]!);
    if (partners[slot] !== i) continue;
    lefts[count] = places[slot]!;
    rights[count] = i;
    count++;
  }
  yield;
  return longestChain({ left: lefts.subarray(0, count), right: rights.subarray(0, count) });
}

/** Longest chain of pairs that rises on the left too; `pairs` already rise on the right. */
function longestChain(pairs: Pairs): Pairs {
  const count = pairs.left.length;
  const tails = new Int32Array(count);
  const previous = new Int32Array(count).fill(-1);
  let length = 0;
  for (let i = 0; i < count; i++) {
    const value = pairs.left[i]!;
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs.left[tails[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[i] = tails[low - 1]!;
    tails[low] = i;
    if (low === length) length++;
  }
  const chain = { left: new Int32Array(length), right: new Int32Array(length) };
  for (let i = length > 0 ? tails[length - 1]! : -1, at = length - 1; i >= 0; i = previous[i]!) {
    chain.left[at] = pairs.left[i]!;
    chain.right[at] = pairs.right[i]!;
    at--;
  }
  return chain;
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
  readonly runs: { -readonly [Key in keyof Run]: Run[Key] }[] = [];
  precise = true;
  private work = workLimit;
  private sinceStep = 0;
  private readonly left: Sequence;
  private readonly right: Sequence;
  private readonly groupSizes: readonly number[];

  constructor(left: Sequence, right: Sequence, groupSizes: readonly number[]) {
    this.left = left;
    this.right = right;
    this.groupSizes = groupSizes;
  }

  *all(): Portions<void> {
    yield* this.range(0, this.left.length, 0, this.right.length, 0);
  }

  private push(same: boolean, leftTo: number, rightTo: number): void {
    const last = this.runs.at(-1);
    const leftFrom = last?.leftTo ?? 0;
    const rightFrom = last?.rightTo ?? 0;
    if (leftTo === leftFrom && rightTo === rightFrom) return;
    if (last && last.same === same) {
      last.leftTo = leftTo;
      last.rightTo = rightTo;
    } else this.runs.push({ same, leftFrom, leftTo, rightFrom, rightTo });
  }

  /** Runs for a pair of ranges that begin where the runs so far end. */
  private *range(
    leftFrom: number,
    leftTo: number,
    rightFrom: number,
    rightTo: number,
    depth: number,
  ): Portions<void> {
    let start = 0;
    const shorter = Math.min(leftTo - leftFrom, rightTo - rightFrom);
    while (start < shorter && this.left[leftFrom + start] === this.right[rightFrom + start])
      start++;
    let end = 0;
    while (end < shorter - start && this.left[leftTo - 1 - end] === this.right[rightTo - 1 - end])
      end++;
    this.push(true, leftFrom + start, rightFrom + start);
    yield* this.middle(leftFrom + start, leftTo - end, rightFrom + start, rightTo - end, depth);
    this.push(true, leftTo, rightTo);
  }

  private *middle(
    leftFrom: number,
    leftTo: number,
    rightFrom: number,
    rightTo: number,
    depth: number,
  ): Portions<void> {
    if (leftFrom === leftTo || rightFrom === rightTo) {
      this.push(false, leftTo, rightTo);
      return;
    }
    const length = leftTo - leftFrom + rightTo - rightFrom;
    const whole = depth === 0 && length > longestWhole;
    const limit = depth === 0 ? firstLimit : gapLimit;
    const done = !whole && this.exact(leftFrom, leftTo, rightFrom, rightTo, limit);
    // A call costs something however little it compares.
    this.sinceStep += length + 200;
    if (this.sinceStep > stepWork) {
      this.sinceStep = 0;
      yield;
    }
    if (done) return;
    const size = this.groupSizes[depth];
    if (size !== undefined) {
      const pairs = yield* uniquePairs(
        groupHashes(this.left.subarray(leftFrom, leftTo), size),
        groupHashes(this.right.subarray(rightFrom, rightTo), size),
      );
      let leftAt = leftFrom;
      let rightAt = rightFrom;
      for (let i = 0; i < pairs.left.length; i++) {
        const leftEnd = leftFrom + pairs.left[i]!;
        const rightEnd = rightFrom + pairs.right[i]!;
        if (this.left[leftEnd] !== this.right[rightEnd]) continue;
        if (leftAt < leftEnd || rightAt < rightEnd)
          yield* this.range(leftAt, leftEnd, rightAt, rightEnd, depth + 1);
        this.push(true, leftEnd + 1, rightEnd + 1);
        leftAt = leftEnd + 1;
        rightAt = rightEnd + 1;
      }
      yield* this.range(leftAt, leftTo, rightAt, rightTo, depth + 1);
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
      this.sinceStep += (maxEditLength * maxEditLength) / 2;
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
    const spent = Math.min(product, (edits * edits) / 2);
    this.work -= spent;
    this.sinceStep += spent;
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
  return inOneGo(diffSequencesInSteps(left, right, groupSizes));
}

/** The same, in steps. */
export function* diffSequencesInSteps(
  left: Sequence,
  right: Sequence,
  groupSizes: readonly number[],
): Portions<SequenceDiff> {
  const differ = new Differ(left, right, groupSizes);
  yield* differ.all();
  return { runs: differ.runs, precise: differ.precise };
}

/** Numbers units so that equal strings, and only they, get the same number, whichever list they stand in. */
export class UnitNumbers {
  private readonly names = new Map<string, number>();

  of(unit: string): number {
    let name = this.names.get(unit);
    if (name === undefined) {
      name = this.names.size + 1;
      this.names.set(unit, name);
    }
    return name;
  }
}

/** Numbers the units of several lists so that equal strings, and only they, get the same number. */
export function numberUnits(lists: readonly (readonly string[])[]): Sequence[] {
  const numbers = new UnitNumbers();
  return lists.map((list) => Uint32Array.from(list, (unit) => numbers.of(unit)));
}
