import type { Portions } from './portions.ts';

const usualPortion = 4_096;
/** Steps of a merge between two pauses. */
const stepsBetweenPauses = 16_384;

/**
 * The numbers from 0 to `count` sorted by `compare`, which must tell any two apart. Sorted in portions
 * that are then merged, so that whoever runs it can pause between them; what is in order already costs
 * little. Yields where a pause is welcome, every few milliseconds.
 */
export function* sortedNumbers(
  count: number,
  compare: (a: number, b: number) => number,
  portion = usualPortion,
): Portions<Uint32Array> {
  let from = new Uint32Array(count);
  let to = new Uint32Array(count);
  for (let start = 0; start < count; start += portion) {
    // A list, since its sort makes use of what stands in order already; that of typed arrays does not.
    const part = Array.from({ length: Math.min(portion, count - start) }, (_, at) => start + at);
    from.set(part.sort(compare), start);
    yield;
  }
  let steps = 0;
  for (let width = portion; width < count; width *= 2) {
    for (let start = 0; start < count; start += 2 * width) {
      const middle = Math.min(start + width, count);
      const end = Math.min(middle + width, count);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at++) {
        const takesLeft =
          right >= end || (left < middle && compare(from[left]!, from[right]!) <= 0);
        to[at] = takesLeft ? from[left++]! : from[right++]!;
        if (++steps % stepsBetweenPauses === 0) yield;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
