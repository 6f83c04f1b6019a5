import type { Monitor } from '../progress/monitor.ts';
import { createSlipMeter, type Slips, slipCosts } from './error-model.ts';
import type { Lexicon } from './lexicon.ts';
import {
  hashOn,
  hashPower,
  KNOWN,
  LISTED,
  NAME,
  NUMBER,
  UNSPEAKABLE,
  type Vocabulary,
} from './vocabulary.ts';

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

/** Two million bits for the words that may be meant, of which a language has a tenth as many. */
const sieveMask = 2 ** 21 - 1;

/** A hash whose lower bits depend on all of it. */
function mixed(hash: number): number {
  const spread = Math.imul(hash ^ (hash >>> 16), 0x2c1b3c6d);
  return spread ^ (spread >>> 15);
}

/** Longer words are left out: what is filed grows with the square of their length. */
const LONGEST = 32;

/** Words of four to seven letters whose order may have gone wrong altogether. */
const LEAST_ANAGRAM = 4;
const LONGEST_ANAGRAM = 7;

/** So many words of one first letter and length are looked at; no language has more, garbage may. */
const MOST = 6000;

interface Bucket {
  readonly ids: number[];
  readonly bits: number[];
}

/** So few words are compared with faster than all edits of a word are looked up. */
const FEW = 2000;

/** Puts a word into the bucket of its length. */
function file(buckets: Map<number, Bucket>, word: string, id: number): void {
  let bucket = buckets.get(word.length);
  if (!bucket) {
    bucket = { ids: [], bits: [] };
    buckets.set(word.length, bucket);
  }
  bucket.ids.push(id);
  bucket.bits.push(letterBits(word));
}

/** Finds the words within two slips of one. Words two slips away share its first letter or have all its letters. */
export interface NeighbourIndex {
  of(word: string): Neighbour[];
  /** Only those one slip away. */
  oneSlipFrom(word: string): Neighbour[];
}

/**
 * An index over the words of the vocabulary that `mayBeMeant` lets in. Words one slip away are looked
 * up by the hashes of all one-letter edits (after Norvig, 2007); those two slips away are gathered by
 * first letter and length when first asked for.
 */
export function indexNeighbours(
  { vocabulary, alphabet, size: ownSize }: Pick<Lexicon, 'vocabulary' | 'alphabet' | 'size'>,
  mayBeMeant: (id: number) => boolean,
  monitor: Monitor,
): NeighbourIndex {
  const slipsBetween = createSlipMeter();
  const { words } = vocabulary;
  const size = vocabulary.size;
  const powers = Array.from({ length: LONGEST + 3 }, (_, exponent) => hashPower(exponent));
  const isOpen = (id: number) =>
    id > NUMBER && id < size && words[id]!.length <= LONGEST && mayBeMeant(id);
  const sorted = (word: string) => [...word].sort().join('');
  let known: Int32Array | null = null;
  /** The words let in, those of the lexicon first, then in alphabetical order: whatever order they were met in, the answers are the same. */
  const open = (): Int32Array => {
    known ??= wordsInOrder(vocabulary, ownSize, isOpen, monitor);
    return known;
  };

  const bucketsByLetter = new Map<string, Map<number, Bucket>>();
  /** The words with one first letter, by length. */
  const bucketsOf = (letter: string): Map<number, Bucket> => {
    const known = bucketsByLetter.get(letter);
    if (known) return known;
    const buckets = new Map<number, Bucket>();
    bucketsByLetter.set(letter, buckets);
    const code = letter.charCodeAt(0);
    for (const [at, id] of open().entries()) {
      if ((at & 4095) === 0) monitor.tick(at, size);
      const word = words[id]!;
      if (word.charCodeAt(0) === code) file(buckets, word, id);
    }
    return buckets;
  };

  const anagramsByLength = new Map<number, Map<number, number[]>>();
  /** The words of one length by the letters they have. */
  const anagramsOf = (length: number): Map<number, number[]> => {
    const known = anagramsByLength.get(length);
    if (known) return known;
    const anagrams = new Map<number, number[]>();
    anagramsByLength.set(length, anagrams);
    for (const [at, id] of open().entries()) {
      if ((at & 4095) === 0) monitor.tick(at, size);
      const word = words[id]!;
      if (word.length !== length) continue;
      const letters = letterSum(word);
      const same = anagrams.get(letters);
      if (same) same.push(id);
      else anagrams.set(letters, [id]);
    }
    return anagrams;
  };

  /** A bit for the hash of each word let in (Bloom, 1970): nearly all edits are no words, and this is small enough to be near. */
  let sieveBits: Uint32Array | null = null;
  const sieve = (): Uint32Array => {
    if (sieveBits) return sieveBits;
    sieveBits = new Uint32Array((sieveMask + 1) >>> 5);
    for (const [index, id] of open().entries()) {
      if ((index & 4095) === 0) monitor.tick(index, size);
      const at = mixed(vocabulary.hash(id)) & sieveMask;
      sieveBits[at >>> 5]! |= 1 << (at & 31);
    }
    return sieveBits;
  };

  /** Visits every word that has the hash of a one-letter edit of `word`, some more than once. */
  const visitEdits = (word: string, visit: (id: number) => void) => {
    const bits = sieve();
    const look = (hash: number) => {
      const at = mixed(hash) & sieveMask;
      if (bits[at >>> 5]! & (1 << (at & 31))) vocabulary.visitHash(hash, visit);
    };
    const { length } = word;
    const head = new Int32Array(length + 1);
    for (let i = 0; i < length; i++) head[i + 1] = hashOn(head[i]!, word.charCodeAt(i));
    const whole = head[length]!;
    /** Hash of what stands behind `at`. */
    const tail = (at: number) => (whole - Math.imul(head[at]!, powers[length - at]!)) | 0;
    for (let at = 0; at <= length; at++) {
      const behind = tail(at);
      const insert = powers[length - at]!;
      for (let i = 0; i < alphabet.length; i++) {
        const put = hashOn(head[at]!, alphabet[i]!);
        look((Math.imul(put, insert) + behind) | 0);
      }
      if (at === length) break;
      const rest = tail(at + 1);
      const keep = powers[length - at - 1]!;
      look((Math.imul(head[at]!, keep) + rest) | 0);
      for (let i = 0; i < alphabet.length; i++) {
        const put = hashOn(head[at]!, alphabet[i]!);
        look((Math.imul(put, keep) + rest) | 0);
      }
      if (at + 1 === length) continue;
      const swapped = hashOn(hashOn(head[at]!, word.charCodeAt(at + 1)), word.charCodeAt(at));
      const end = tail(at + 2);
      look((Math.imul(swapped, powers[length - at - 2]!) + end) | 0);
    }
  };

  /** The words by length where they are few, else null. */
  let few: Map<number, Bucket> | null | undefined;
  const fewWords = (): Map<number, Bucket> | null => {
    if (few !== undefined) return few;
    few = null;
    if (open().length <= FEW) {
      few = new Map<number, Bucket>();
      for (const id of open()) file(few, words[id]!, id);
    }
    return few;
  };

  /** Visits the words that may be one slip away: all of a fitting length and with fitting letters, where they are few. */
  const visitNear = (word: string, visit: (id: number) => void) => {
    const buckets = fewWords();
    if (!buckets) return visitEdits(word, visit);
    const bits = letterBits(word);
    for (let length = word.length - 1; length <= word.length + 1; length++) {
      const bucket = buckets.get(length);
      for (let i = 0; bucket && i < bucket.ids.length; i++) {
        if (countBits(bits ^ bucket.bits[i]!) <= 2) visit(bucket.ids[i]!);
      }
    }
  };

  const nearest = (word: string, found: Map<number, Slips>) => {
    if (word.length > LONGEST + 1) return;
    visitNear(word, (id) => {
      if (found.has(id) || !isOpen(id)) return;
      const other = words[id]!;
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
      if (word.length >= 5 && word.length <= LONGEST + 2) {
        const bits = letterBits(word);
        for (let length = word.length - 2; length <= word.length + 2; length++) {
          const bucket = bucketsOf(word[0]!).get(length);
          if (!bucket) continue;
          // Letters that one word has and the other lacks: a slip brings or takes one at most.
          const longer = length - word.length;
          const mine = longer > 0 ? 2 - longer : 2;
          const theirs = longer < 0 ? 2 + longer : 2;
          const count = Math.min(bucket.ids.length, MOST);
          for (let i = 0; i < count; i++) {
            const its = bucket.bits[i]!;
            if (countBits(bits & ~its) > mine || countBits(its & ~bits) > theirs) continue;
            const id = bucket.ids[i]!;
            if (found.has(id)) continue;
            const other = words[id]!;
            if (other === word) continue;
            const slips = slipsBetween(word, other, 2);
            if (slips) found.set(id, slips);
          }
        }
      }
      // Short words whose letters came in a wrong order, such as tath for that.
      if (word.length < LEAST_ANAGRAM || word.length > LONGEST_ANAGRAM) return list(found);
      for (const id of anagramsOf(word.length).get(letterSum(word)) ?? []) {
        const other = words[id]!;
        if (found.has(id) || other === word || sorted(other) !== sorted(word)) continue;
        found.set(id, { count: 2, cost: 2 * slipCosts.transposition + slipCosts.burst });
      }
      return list(found);
    },
  };
}

/** The words that `isOpen` lets in: those of the lexicon, which has so many, by number, then the corpus's own in alphabetical order. */
export function wordsInOrder(
  vocabulary: Vocabulary,
  lexiconSize: number,
  isOpen: (id: number) => boolean,
  monitor: Monitor,
): Int32Array {
  const { words, size } = vocabulary;
  const open: number[] = [];
  const others: number[] = [];
  for (let id = NUMBER + 1; id < size; id++) {
    if ((id & 4095) === 0) monitor.tick(id, size);
    if (isOpen(id)) (id < lexiconSize ? open : others).push(id);
  }
  let compared = 0;
  others.sort((a, b) => {
    if ((++compared & 8191) === 0) monitor.tick(size, size);
    return words[a]! < words[b]! ? -1 : 1;
  });
  return Int32Array.from([...open, ...others]);
}

/** A number that anagrams share. */
function letterSum(word: string): number {
  let sum = 0;
  for (let i = 0; i < word.length; i++) {
    const code = Math.imul(word.charCodeAt(i), 0x9e3779b1);
    sum = (sum + Math.imul(code ^ (code >>> 13), 0x85ebca6b)) | 0;
  }
  return sum;
}

/** True for words that a checker may propose for what the dictionaries and the general corpus say of them. */
export function isRight(vocabulary: Vocabulary, id: number): boolean {
  const flags = vocabulary.flags[id]!;
  if (flags & UNSPEAKABLE) return false;
  const word = vocabulary.words[id]!;
  if (word.length < 2) return word === 'a';
  if (flags & (KNOWN | NAME)) return true;
  return (flags & LISTED) !== 0 && vocabulary.base[id]! > 2e-7;
}
