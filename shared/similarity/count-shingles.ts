import { shingleHash, shingleLength } from './shingle.ts';

/** Is told how many of how many steps are done; may throw. */
export type Tick = (done: number, total: number) => void;

/** Steps of a tick's total for each text: reading, counting, numbering. */
export const stepsEach = 3;

/** A longer copy of an array that is filled up. */
export function wider(array: Int32Array<ArrayBuffer>, factor = 2): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(Math.ceil(array.length * factor));
  copy.set(array);
  return copy;
}

/** Where shingles of known texts have a hash that was met: those of text `i` at `[starts[i], starts[i + 1])`. */
interface Hits {
  readonly places: Int32Array;
  readonly starts: Int32Array;
}

/** What is known of the shingles by their hashes. */
export interface ShingleCounts {
  /** For each hash modulo the range, two bits side by side: met once, met again. */
  readonly seen: Int32Array;
  readonly hits: Hits | null;
}

/** Counts the shingles up to two. Of known texts only the places count where a new text was met before; they are listed. */
export function countUpToTwo(
  words: Int32Array,
  wordStarts: Int32Array,
  known: Uint8Array | null,
  tick: Tick,
): ShingleCounts {
  const count = wordStarts.length - 1;
  let counted = 0;
  for (let i = 0; i < count; i++) {
    if (known?.[i] !== 1) counted += wordStarts[i + 1]! - wordStarts[i]!;
  }
  let hashRange = 1 << 16;
  while (hashRange < counted * 8 && hashRange < 2 ** 30) hashRange *= 2;
  // A wider table that still fits the cache, where many known shingles are looked up in it.
  while (known && hashRange < counted * 100 && hashRange < 2 ** 24) hashRange *= 2;
  const mask = hashRange - 1;
  const seen = new Int32Array(hashRange >>> 4);
  let work = 0;
  for (let i = 0; i < count; i++) {
    if (known?.[i] === 1) continue;
    const end = wordStarts[i + 1]! - shingleLength;
    for (let at = wordStarts[i]!; at <= end; at++) {
      const hash = shingleHash(words, at) & mask;
      const cell = hash >>> 4;
      const bit = 1 << ((hash & 15) << 1);
      const held = seen[cell]!;
      seen[cell] = (held & bit) === 0 ? held | bit : held | (bit << 1);
    }
    work += end - wordStarts[i]!;
    if (work > 50_000) {
      work = 0;
      tick(count + i, count * stepsEach);
    }
  }
  return { seen, hits: known && hitsOf(words, wordStarts, known, seen, tick) };
}

function hitsOf(
  words: Int32Array,
  wordStarts: Int32Array,
  known: Uint8Array,
  seen: Int32Array,
  tick: Tick,
): Hits {
  const count = wordStarts.length - 1;
  const mask = seen.length * 16 - 1;
  const starts = new Int32Array(count + 1);
  let places = new Int32Array(1 << 14);
  let filled = 0;
  let work = 0;
  for (let i = 0; i < count; i++) {
    const end = known[i] === 1 ? wordStarts[i + 1]! - shingleLength : -1;
    while (filled + end - wordStarts[i]! >= places.length) places = wider(places, 1.4);
    for (let at = wordStarts[i]!; at <= end; at++) {
      const hash = shingleHash(words, at) & mask;
      const shift = (hash & 15) << 1;
      const held = seen[hash >>> 4]!;
      if (((held >>> shift) & 1) === 0) continue;
      seen[hash >>> 4] = held | (2 << shift);
      places[filled++] = at;
    }
    starts[i + 1] = filled;
    work += wordStarts[i + 1]! - wordStarts[i]!;
    if (work > 50_000) {
      work = 0;
      tick(2 * count, count * stepsEach);
    }
  }
  return { places, starts };
}
