/** The sums of the first 0, 1, … `size` figures. */
export function prefixSums(size: number, figureOf: (line: number) => number): Float64Array {
  const sums = new Float64Array(size + 1);
  for (let at = 0; at < size; at++) sums[at + 1] = sums[at]! + figureOf(at);
  return sums;
}

/** The mean over `[from, to)`, cut to what is there; 0 where nothing is. */
export function meanOf(sums: Float64Array, from: number, to: number): number {
  const low = Math.max(from, 0);
  const high = Math.min(to, sums.length - 1);
  return high <= low ? 0 : (sums[high]! - sums[low]!) / (high - low);
}
