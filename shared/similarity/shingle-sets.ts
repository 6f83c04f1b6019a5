import { createWordTable, type WordTable } from '../text/word-table.ts';
import { bundleShingles, type NumberedShingles } from './bundles.ts';

/** Words in a shingle. */
export const shingleLength = 5;

/**
 * The shingle sets of many texts in flat memory. A shingle is five consecutive words; a text of
 * fewer than five words has one shingle, all of it, and a text without words has none.
 */
export interface ShingleSets {
  readonly count: number;
  /** All words of all texts; a text of one to four words is filled up with `noWord` to five. */
  readonly table: WordTable;
  /** Text `i` has its words at `[wordStarts[i], wordStarts[i] + wordCounts[i])`. */
  readonly wordStarts: Int32Array;
  readonly wordCounts: Int32Array<ArrayBuffer>;
  /** How many different shingles each text has. */
  readonly sizes: Int32Array<ArrayBuffer>;
  /**
   * Shingles that stand in at least two texts, in bundles that stand in exactly the same texts: ranks
   * from the rarest on. Those of text `i` are `shared.subarray(sharedStarts[i], sharedStarts[i + 1])`,
   * ascending. The other shingles of a text can match nothing and are known by their number alone.
   */
  readonly shared: Int32Array;
  readonly sharedStarts: Int32Array;
  /** How many of its shingles stand in these bundles, for each text. */
  readonly sharedSizes: Int32Array;
  /** How many bundles there are; ranks are below it. */
  readonly ranks: number;
  /** How many shingles each bundle has. */
  readonly weights: Int32Array;
}

function mix(a: number, b: number, c: number, d: number, e: number): number {
  let hash = Math.imul(a + 1, 0x9e3779b1);
  hash = Math.imul(((hash << 13) | (hash >>> 19)) ^ b, 0x85ebca6b);
  hash = Math.imul(((hash << 13) | (hash >>> 19)) ^ c, 0xc2b2ae35);
  hash = Math.imul(((hash << 13) | (hash >>> 19)) ^ d, 0x27d4eb2f);
  hash = Math.imul(((hash << 13) | (hash >>> 19)) ^ e, 0x165667b1);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 14);
}

/** Hash of the five numbers from `at` on. */
export function shingleHash(words: Int32Array, at: number): number {
  return mix(words[at]!, words[at + 1]!, words[at + 2]!, words[at + 3]!, words[at + 4]!);
}

/** True when the five numbers from `a` on and from `b` on are equal. */
export function sameShingle(words: Int32Array, a: number, b: number): boolean {
  return (
    words[a] === words[b] &&
    words[a + 1] === words[b + 1] &&
    words[a + 2] === words[b + 2] &&
    words[a + 3] === words[b + 3] &&
    words[a + 4] === words[b + 4]
  );
}

type Tick = (done: number, total: number) => void;

/** Texts that were read before: their words and the size of their sets need not be found again. */
export interface KnownTexts {
  /** 1 for each text that is known. */
  readonly known: Uint8Array;
  /** To be called once before `append`. */
  teach(table: WordTable): void;
  /** Appends a known text's words to the table and returns how many there were. */
  append(text: number): number;
  /** How many different shingles a known text has. */
  size(text: number): number;
}

/** Steps of a tick's total for each text: reading, counting, numbering. */
const stepsEach = 3;

function wider(array: Int32Array<ArrayBuffer>, factor = 2): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(Math.ceil(array.length * factor));
  copy.set(array);
  return copy;
}

interface Words {
  readonly table: WordTable;
  readonly wordStarts: Int32Array;
  readonly wordCounts: Int32Array<ArrayBuffer>;
}

function readWords(
  texts: readonly { readonly text: string }[],
  tick: Tick,
  before: KnownTexts | null,
): Words {
  const count = texts.length;
  let characters = 0;
  for (const { text } of texts) characters += text.length;
  let current = 0;
  const table = createWordTable(characters, () => tick(current, count * stepsEach));
  const wordStarts = new Int32Array(count + 1);
  const wordCounts = new Int32Array(count);
  before?.teach(table);
  for (; current < count; current++) {
    const words =
      before?.known[current] === 1 ? before.append(current) : table.append(texts[current]!.text);
    wordCounts[current] = words;
    if (words > 0 && words < shingleLength) table.pad(shingleLength - words);
    wordStarts[current + 1] = table.length;
  }
  return { table, wordStarts, wordCounts };
}

/**
 * For each hash modulo the range, two bits side by side: met once, met again. Of known texts only
 * the places count where a new text was met before; they are listed.
 */
function countUpToTwo(
  words: Int32Array,
  wordStarts: Int32Array,
  known: Uint8Array | null,
  tick: Tick,
): { seen: Int32Array; hits: Hits | null } {
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

/** Where shingles of known texts have a hash that was met: those of text `i` at `[starts[i], starts[i + 1])`. */
interface Hits {
  readonly places: Int32Array;
  readonly starts: Int32Array;
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

interface Numbered extends NumberedShingles {
  readonly sizes: Int32Array<ArrayBuffer>;
}

/** Numbers every shingle whose hash was met twice; the others stand alone and are only counted. */
function numberShingles(
  words: Int32Array,
  wordStarts: Int32Array,
  { seen, hits }: { seen: Int32Array; hits: Hits | null },
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

/**
 * Shingle sets of the texts. With `before`, texts that are known are compared with the others only: of
 * their shingles those that stand in no new text are counted and not listed. Hashes only set aside
 * shingles that certainly stand alone (counted up to two); all others are told apart by comparing
 * their words. `tick(done, total)` is called at least every few milliseconds and may throw.
 */
export function buildShingleSets(
  texts: readonly { readonly text: string }[],
  tick: Tick,
  before: KnownTexts | null = null,
): ShingleSets {
  const count = texts.length;
  const { table, wordStarts, wordCounts } = readWords(texts, tick, before);
  const words = table.numbers();
  const counts = countUpToTwo(words, wordStarts, before?.known ?? null, tick);
  const numbered = numberShingles(words, wordStarts, counts, before, tick);
  const pulse = () => tick(stepsEach * count, stepsEach * count);
  const { rank, ranks, weights } = bundleShingles(numbered, pulse);

  const { entries, starts } = numbered;
  const sharedStarts = new Int32Array(count + 1);
  const sharedSizes = new Int32Array(count);
  const lastText = new Int32Array(ranks);
  let kept = 0;
  for (let i = 0; i < count; i++) {
    if ((i & 255) === 0) pulse();
    const from = kept;
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const ranked = rank[entries[at]!]!;
      if (ranked < 0) continue;
      sharedSizes[i]!++;
      if (lastText[ranked] === i + 1) continue;
      lastText[ranked] = i + 1;
      entries[kept++] = ranked;
    }
    if (kept - from > 1) entries.subarray(from, kept).sort();
    sharedStarts[i + 1] = kept;
  }
  return {
    count,
    table,
    wordStarts,
    wordCounts,
    sizes: numbered.sizes,
    // Where most of the memory is in use, a copy would double it for nothing.
    shared:
      kept * 8 > entries.buffer.byteLength ? entries.subarray(0, kept) : entries.slice(0, kept),
    sharedStarts,
    sharedSizes,
    ranks,
    weights,
  };
}

/** How many shingles two of the texts have in common. */
export function countShared(
  { shared, sharedStarts, weights }: ShingleSets,
  one: number,
  two: number,
): number {
  let a = sharedStarts[one]!;
  let b = sharedStarts[two]!;
  let count = 0;
  while (a < sharedStarts[one + 1]! && b < sharedStarts[two + 1]!) {
    const left = shared[a]!;
    const right = shared[b]!;
    if (left === right) count += weights[left]!;
    if (left <= right) a++;
    if (right <= left) b++;
  }
  return count;
}
