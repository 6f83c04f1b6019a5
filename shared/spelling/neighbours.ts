import type { Monitor } from '../progress/monitor.ts';
import { createSlipMeter, type Slips, slipCosts } from './error-model.ts';
import { indexDeletions } from './near-index.ts';
import { KNOWN, LISTED, NAME, UNSPEAKABLE, type Vocabulary } from './vocabulary.ts';

/** A word that may have been meant, and the slips between it and what stands there. */
export interface Neighbour {
  readonly id: number;
  readonly slips: Slips;
}

/** Letters of a word as bits; one slip changes at most two of them. */
function letterBits(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    bits |= 1 << (code >= 97 && code <= 122 ? code - 97 : 26 + (code % 5));
  }
  return bits;
}

function countBits(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Longer words are left out: what is filed grows with the square of their length. */
const LONGEST = 32;

interface Bucket {
  readonly ids: number[];
  readonly bits: number[];
}

/** Finds the words within two slips of one. Words two slips away share its first letter or have all its letters. */
export interface NeighbourIndex {
  of(word: string): Neighbour[];
  /** Only those one slip away. */
  oneSlipFrom(word: string): Neighbour[];
}

/** An index over the words of the vocabulary that `mayBeMeant` lets in. */
export function indexNeighbours(
  vocabulary: Vocabulary,
  mayBeMeant: (id: number) => boolean,
  monitor: Monitor,
): NeighbourIndex {
  const slipsBetween = createSlipMeter();
  const buckets = new Map<string, Bucket>();
  const key = (first: string, length: number) => `${first}${length}`;
  const anagrams = new Map<string, number[]>();
  const sorted = (word: string) => [...word].sort().join('');
  const size = vocabulary.size;
  const open: number[] = [];
  for (let id = 2; id < size; id++) {
    if ((id & 1023) === 0) monitor.tick(id, size);
    if (vocabulary.words[id]!.length > LONGEST || !mayBeMeant(id)) continue;
    open.push(id);
    const word = vocabulary.words[id]!;
    const name = key(word[0]!, word.length);
    let bucket = buckets.get(name);
    if (!bucket) {
      bucket = { ids: [], bits: [] };
      buckets.set(name, bucket);
    }
    bucket.ids.push(id);
    bucket.bits.push(letterBits(word));
    if (word.length < 4 || word.length > 7) continue;
    const letters = sorted(word);
    const same = anagrams.get(letters);
    if (same) same.push(id);
    else anagrams.set(letters, [id]);
  }

  const near = indexDeletions(vocabulary.words, open, (done) => monitor.tick(done, open.length));
  const nearest = (word: string, found: Map<number, Slips>) => {
    near.visit(word, (id) => {
      if (found.has(id)) return;
      const other = vocabulary.words[id]!;
      if (Math.abs(other.length - word.length) > 1 || other === word) return;
      const slips = slipsBetween(word, other, 1);
      if (slips) found.set(id, slips);
    });
  };

  const list = (found: Map<number, Slips>) => [...found].map(([id, slips]) => ({ id, slips }));
  return {
    oneSlipFrom(word) {
      const found = new Map<number, Slips>();
      nearest(word, found);
      return list(found);
    },
    of(word) {
      const found = new Map<number, Slips>();
      nearest(word, found);
      if (word.length >= 5) {
        const bits = letterBits(word);
        for (let length = word.length - 2; length <= word.length + 2; length++) {
          const bucket = buckets.get(key(word[0]!, length));
          if (!bucket) continue;
          // Letters that one word has and the other lacks: a slip brings or takes one at most.
          const longer = length - word.length;
          const mine = longer > 0 ? 2 - longer : 2;
          const theirs = longer < 0 ? 2 + longer : 2;
          for (let i = 0; i < bucket.ids.length; i++) {
            const its = bucket.bits[i]!;
            if (countBits(bits & ~its) > mine || countBits(its & ~bits) > theirs) continue;
            const id = bucket.ids[i]!;
            if (found.has(id)) continue;
            const other = vocabulary.words[id]!;
            if (other === word) continue;
            const slips = slipsBetween(word, other, 2);
            if (slips) found.set(id, slips);
          }
        }
      }
      // Short words whose letters came in a wrong order, such as tath for that.
      for (const id of word.length < 4 ? [] : (anagrams.get(sorted(word)) ?? [])) {
        if (found.has(id) || vocabulary.words[id] === word) continue;
        found.set(id, { count: 2, cost: 2 * slipCosts.transposition + slipCosts.burst });
      }
      return list(found);
    },
  };
}

/** True for words that a checker may propose: right ones, and terms that this corpus uses widely. */
export function mayPropose(vocabulary: Vocabulary, id: number, attested: number): boolean {
  const flags = vocabulary.flags[id]!;
  if (flags & UNSPEAKABLE) return false;
  const word = vocabulary.words[id]!;
  if (word.length < 2) return word === 'a';
  if (flags & KNOWN) return true;
  if (flags & NAME) return true;
  if (flags & LISTED && vocabulary.base[id]! > 2e-7) return true;
  return vocabulary.groups[id]! >= attested && vocabulary.lower[id]! * 2 > vocabulary.total[id]!;
}
