import type { NumberedShingles } from './bundles.ts';
import { type ShingleCounts, stepsEach, type Tick, wider } from './count-shingles.ts';
import type { KnownTexts } from './known-texts.ts';
import { sameShingle, shingleHash, shingleLength } from './shingle.ts';

interface Numbered extends NumberedShingles {
  readonly sizes: Int32Array<ArrayBuffer>;
}

/** Numbers every shingle whose hash was met twice; the others stand alone and are only counted. */
export function numberShingles(
  words: Int32Array,
  wordStarts: Int32Array,
  { seen, hits }: ShingleCounts,
  before: KnownTexts | null,
  tick: Tick,
): Numbered {
  const count = wordStarts.length - 1;
  const mask = seen.length * 16 - 1;
  // Slots hold shingle numbers plus one; a shingle is known by one place where it stands.
  let slots = new Int32Array(1 << 14);
  let slotMask = slots.length - 1;
  let places = new Int32Array(1 << 12);
  let hashes = new Int32Array(1 << 12);
  let frequency = new Int32Array(1 << 12);
  let lastText = new Int32Array(1 << 12);
  let distinct = 0;
  const sizes = new Int32Array(count);
  const starts = new Int32Array(count + 1);
  let longest = 0;
  for (let i = 0; i < count; i++) longest = Math.max(longest, wordStarts[i + 1]! - wordStarts[i]!);
  const textHashes = new Int32Array(longest);
  const textPlaces = new Int32Array(longest);
  let entries = new Int32Array(Math.max(1024, words.length >>> 3));
  let filled = 0;
  let work = 0;
  for (let i = 0; i < count; i++) {
    const isKnown = before?.known[i] === 1;
    const end = isKnown ? -1 : wordStarts[i + 1]! - shingleLength;
    // First all look-ups in the counts, without a branch: they miss the cache, and the processor can
    // wait for many of them at once.
    let shared = 0;
    for (let at = wordStarts[i]!; at <= end; at++) {
      const hash = shingleHash(words, at);
      const bit = hash & mask;
      textHashes[shared] = hash;
      textPlaces[shared] = at;
      shared += (seen[bit >>> 4]! >>> (((bit & 15) << 1) + 1)) & 1;
    }
    let size = Math.max(0, end - wordStarts[i]! + 1) - shared;
    if (hits && isKnown) {
      for (let hit = hits.starts[i]!; hit < hits.starts[i + 1]!; hit++) {
        textPlaces[shared] = hits.places[hit]!;
        textHashes[shared++] = shingleHash(words, hits.places[hit]!);
      }
    }
    for (let k = 0; k < shared; k++) {
      const hash = textHashes[k]!;
      const at = textPlaces[k]!;
      let slot = hash & slotMask;
      let number = slots[slot]! - 1;
      while (number >= 0 && !(hashes[number] === hash && sameShingle(words, places[number]!, at))) {
        slot = (slot + 1) & slotMask;
        number = slots[slot]! - 1;
      }
      if (number < 0) {
        number = distinct++;
        if (distinct > places.length) {
          places = wider(places);
          hashes = wider(hashes);
          frequency = wider(frequency);
          lastText = wider(lastText);
        }
        places[number] = at;
        hashes[number] = hash;
        slots[slot] = distinct;
        if (distinct * 2 > slots.length) {
          slots = slotsFor(hashes, distinct, slots.length * 2, () =>
            tick(2 * count + i, count * stepsEach),
          );
          slotMask = slots.length - 1;
        }
      } else if (lastText[number] === i + 1) continue;
      lastText[number] = i + 1;
      frequency[number]!++;
      size++;
      if (filled === entries.length) entries = wider(entries, 1.4);
      entries[filled++] = number;
    }
    sizes[i] = before && isKnown ? before.size(i) : size;
    starts[i + 1] = filled;
    work += 10 + (isKnown ? shared : wordStarts[i + 1]! - wordStarts[i]!);
    if (work > 20_000) {
      work = 0;
      tick(2 * count + i, count * stepsEach);
    }
  }
  return { sizes, entries: entries.subarray(0, filled), starts, frequency, distinct };
}

function slotsFor(
  hashes: Int32Array,
  distinct: number,
  size: number,
  pulse: () => void,
): Int32Array<ArrayBuffer> {
  const slots = new Int32Array(size);
  const mask = size - 1;
  for (let known = 0; known < distinct; known++) {
    if ((known & 0xffff) === 0) pulse();
    let free = hashes[known]! & mask;
    while (slots[free] !== 0) free = (free + 1) & mask;
    slots[free] = known + 1;
  }
  return slots;
}
