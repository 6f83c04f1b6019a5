/** Occurrences of a pair of words per occurrence of its first word, in sorted columns; never changed. */
export class PairTable {
  private readonly starts: Uint32Array;
  private readonly seconds: Uint32Array;
  private readonly shares: Float32Array;

  /** The seconds of `first`, ascending, stand at `[starts[first], starts[first + 1])`. */
  constructor(starts: Uint32Array, seconds: Uint32Array, shares: Float32Array) {
    this.starts = starts;
    this.seconds = seconds;
    this.shares = shares;
  }

  /** The pair's share, 0 when the general corpus has it not. */
  get(first: number, second: number): number {
    if (first + 1 >= this.starts.length) return 0;
    let low = this.starts[first]!;
    let high = this.starts[first + 1]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.seconds[middle]! < second) low = middle + 1;
      else high = middle;
    }
    return low < this.starts[first + 1]! && this.seconds[low] === second ? this.shares[low]! : 0;
  }
}

/** A table without pairs. */
export const noPairs = new PairTable(new Uint32Array(1), new Uint32Array(0), new Float32Array(0));
