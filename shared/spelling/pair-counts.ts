const LIMIT = 2 ** 26;

/** One number for an ordered pair of word ids below 2^26. */
export function pairKey(first: number, second: number): number {
  return first * LIMIT + second + 1;
}

function pairHash(first: number, second: number): number {
  const hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

/** Tells of nearly all pairs that are not of a set that they are not; of those of the set never (Bloom, 1970). Small enough to be near at hand. */
export class PairSieve {
  private readonly bits: Uint32Array;
  private readonly mask: number;

  /** An empty sieve for so many pairs. */
  constructor(expected: number) {
    const size = 1 << Math.min(27, Math.max(10, Math.ceil(Math.log2(expected * 8 + 1))));
    this.bits = new Uint32Array(size >>> 5);
    this.mask = size - 1;
  }

  add(first: number, second: number): void {
    const at = pairHash(first, second) & this.mask;
    this.bits[at >>> 5]! |= 1 << (at & 31);
  }

  /** False only for pairs that were not added. */
  mayHave(first: number, second: number): boolean {
    const at = pairHash(first, second) & this.mask;
    return (this.bits[at >>> 5]! & (1 << (at & 31))) !== 0;
  }
}

/** Counts of ordered pairs of word ids below 2^26, in an open-addressing hash table. */
export class PairCounts {
  private keys: Float64Array;
  private counts: Float32Array;
  private mask: number;
  size = 0;

  constructor(expected = 1 << 14) {
    const capacity = 1 << Math.ceil(Math.log2(Math.max(expected, 16) * 2));
    this.keys = new Float64Array(capacity);
    this.counts = new Float32Array(capacity);
    this.mask = capacity - 1;
  }

  private slot(first: number, second: number, key: number): number {
    let at = pairHash(first, second) & this.mask;
    while (this.keys[at] !== 0 && this.keys[at] !== key) at = (at + 1) & this.mask;
    return at;
  }

  /** Adds `amount` to the pair's count. */
  add(first: number, second: number, amount: number): void {
    const key = pairKey(first, second);
    const at = this.slot(first, second, key);
    if (this.keys[at] === 0) {
      this.keys[at] = key;
      this.size++;
      if (this.size * 10 > this.mask * 6) {
        this.counts[at] = amount;
        this.grow();
        return;
      }
    }
    this.counts[at] = this.counts[at]! + amount;
  }

  /** The pair's count, 0 when it was never added. */
  get(first: number, second: number): number {
    return this.counts[this.slot(first, second, pairKey(first, second))]!;
  }

  /** Visits all pairs with their counts, in no order; `pause` is called now and then. */
  forEach(visit: (first: number, second: number, count: number) => void, pause: () => void): void {
    for (let at = 0; at < this.keys.length; at++) {
      if ((at & 0xffff) === 0) pause();
      const key = this.keys[at]!;
      if (key === 0 || this.counts[at] === 0) continue;
      const first = Math.floor((key - 1) / LIMIT);
      visit(first, key - 1 - first * LIMIT, this.counts[at]!);
    }
  }

  private grow(): void {
    const { keys, counts } = this;
    this.keys = new Float64Array(keys.length * 2);
    this.counts = new Float32Array(keys.length * 2);
    this.mask = this.keys.length - 1;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!;
      if (key === 0) continue;
      const first = Math.floor((key - 1) / LIMIT);
      const at = this.slot(first, key - 1 - first * LIMIT, key);
      this.keys[at] = key;
      this.counts[at] = counts[i]!;
    }
  }
}
