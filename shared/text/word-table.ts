/** Bits that describe how a word stands in its text. */
export const wordFlags = {
  /** It has a digit. */
  figure: 1,
  /** It begins with a capital letter. */
  capital: 2,
  /** It opens its text, a sentence or a quotation, so that a capital says little. */
  opening: 4,
} as const;

/** Stands in the word list where a text is filled up; it is no word's number. */
export const noWord = -1;

/**
 * Words of many texts as numbers, in flat memory. A word is a lower-cased run of letters and
 * digits; two words have the same number exactly when they are equal.
 */
export interface WordTable {
  /** Appends the words of a text and returns how many there were. With `knownOnly`, words not met before are appended as `noWord` and not learned. */
  append(text: string, knownOnly?: boolean): number;
  /** Appends `count` places to be filled at once: the numbers, and beside them the `wordFlags`. */
  extend(count: number): { readonly numbers: Int32Array; readonly flags: Uint8Array };
  /** Numbers a word, lower-cased as `append` would have it, without appending it; the number it has already where it is known. */
  learn(word: string): number;
  /** Takes back all but the first `count` appended numbers; words stay known. */
  truncate(count: number): void;
  /** Appends `count` times `noWord`. */
  pad(count: number): void;
  /** How many numbers were appended so far. */
  readonly length: number;
  /** How many different words there are. */
  readonly distinct: number;
  /** The numbers appended so far; valid until the next `append` or `pad`. */
  numbers(): Int32Array;
  /** The `wordFlags` of each, beside `numbers()`. */
  flags(): Uint8Array;
  /** The word with this number. */
  word(number: number): string;
}

// 0 stands for a code unit that was not met yet.
const other = 1;
const letter = 2;
const digit = 3;
const surrogate = 4;
const opener = 5;

const letterOrDigit = /^[\p{L}\p{N}]$/u;
const anyDigit = /^\p{N}$/u;
const openers = '.!?:"“”„«»';

/** One class for each UTF-16 code unit, filled when a unit is first met. */
const classes = new Uint8Array(65536);

function classify(code: number): number {
  const character = String.fromCharCode(code);
  let found = other;
  if (code >= 0xd800 && code <= 0xdfff) found = surrogate;
  else if (anyDigit.test(character)) found = digit;
  else if (letterOrDigit.test(character)) found = letter;
  else if (openers.includes(character)) found = opener;
  classes[code] = found;
  return found;
}

function classOfPair(text: string, at: number): number {
  const point = text.codePointAt(at) ?? 0;
  if (point <= 0xffff) return other;
  const character = String.fromCodePoint(point);
  return anyDigit.test(character) ? digit : letterOrDigit.test(character) ? letter : other;
}

const pulseEvery = 1 << 15;
const copiedAtOnce = 1 << 21;

/** Hash of no characters yet; each is mixed in by `mixed`, and `finished` ends it. */
const hashStart = 0x811c9dc5 | 0;

function mixed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function finished(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return half ^ (half >>> 13);
}

/**
 * An empty table. `expectedCharacters` sizes it; a wrong guess costs time only. `pulse` is called
 * now and then during long texts and may throw.
 */
export function createWordTable(
  expectedCharacters = 1 << 16,
  pulse: () => void = () => {},
): WordTable {
  let numbers = new Int32Array(Math.max(64, Math.ceil(expectedCharacters / 5.4)));
  let flags = new Uint8Array(numbers.length);
  let length = 0;

  // Each word's characters stand once in `pool`; the slots hold word numbers plus one.
  let pool = new Uint16Array(1 << 16);
  let starts = new Int32Array(1 << 13);
  let hashes = new Int32Array(1 << 13);
  let slots = new Int32Array(1 << 15);
  let distinct = 0;
  let pulseAt = pulseEvery;

  function growNumbers(needed: number): void {
    const capacity = Math.max(needed, Math.ceil(numbers.length * 1.3));
    const wider = new Int32Array(capacity);
    const widerFlags = new Uint8Array(capacity);
    for (let from = 0; from < length; from += copiedAtOnce) {
      if (from > 0) pulse();
      const to = Math.min(from + copiedAtOnce, length);
      wider.set(numbers.subarray(from, to), from);
      widerFlags.set(flags.subarray(from, to), from);
    }
    numbers = wider;
    flags = widerFlags;
  }

  function growSlots(): void {
    slots = new Int32Array(slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < distinct; number++) {
      let slot = hashes[number]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
  }

  function intern(
    text: string,
    from: number,
    to: number,
    hash: number,
    knownOnly: boolean,
  ): number {
    const mask = slots.length - 1;
    const size = to - from;
    let slot = hash & mask;
    for (let held = slots[slot]!; held !== 0; held = slots[slot]!) {
      const number = held - 1;
      if (hashes[number] === hash) {
        const start = starts[number]!;
        if (starts[number + 1]! - start === size) {
          let i = 0;
          while (i < size && pool[start + i] === text.charCodeAt(from + i)) i++;
          if (i === size) return number;
        }
      }
      slot = (slot + 1) & mask;
    }
    if (knownOnly) return noWord;
    const number = distinct++;
    if (distinct + 1 >= starts.length) {
      const wider = new Int32Array(starts.length * 2);
      wider.set(starts);
      starts = wider;
      const widerHashes = new Int32Array(starts.length);
      widerHashes.set(hashes);
      hashes = widerHashes;
    }
    const start = starts[number]!;
    if (start + size > pool.length) {
      const wider = new Uint16Array(Math.max(pool.length * 2, start + size));
      wider.set(pool);
      pool = wider;
    }
    for (let i = 0; i < size; i++) pool[start + i] = text.charCodeAt(from + i);
    starts[number + 1] = start + size;
    hashes[number] = hash;
    slots[slot] = distinct;
    if (distinct * 2 > slots.length) growSlots();
    return number;
  }

  return {
    append(text, knownOnly = false) {
      const lower = text.toLowerCase();
      // Where lower-casing changes the length, offsets no longer agree and capitals are not told.
      const aligned = lower.length === text.length;
      const size = lower.length;
      const before = length;
      let opening: number = wordFlags.opening;
      let at = 0;
      while (at < size) {
        let code = lower.charCodeAt(at);
        let kind = classes[code]! || classify(code);
        if (kind === surrogate) kind = classOfPair(lower, at);
        if (kind !== letter && kind !== digit) {
          // A line break opens only before an indented or empty line: lines may be wrapped.
          if (kind === opener || (code === 10 && lower.charCodeAt(at + 1) <= 32)) {
            opening = wordFlags.opening;
          }
          at += code >= 0xd800 && code <= 0xdbff && (lower.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
          continue;
        }
        const start = at;
        let hash = hashStart;
        let flag = opening;
        do {
          if (kind === digit) flag |= wordFlags.figure;
          hash = mixed(hash, code);
          at++;
          if (code >= 0xd800 && code <= 0xdbff) {
            hash = mixed(hash, lower.charCodeAt(at));
            at++;
          }
          if (at >= size) break;
          code = lower.charCodeAt(at);
          kind = classes[code]! || classify(code);
          if (kind === surrogate) kind = classOfPair(lower, at);
        } while (kind === letter || kind === digit);
        if (aligned && text.charCodeAt(start) !== lower.charCodeAt(start))
          flag |= wordFlags.capital;
        opening = 0;
        if (length >= numbers.length) growNumbers(length + 1);
        numbers[length] = intern(lower, start, at, finished(hash), knownOnly);
        flags[length] = flag;
        length++;
        if (length >= pulseAt) {
          pulseAt = length + pulseEvery;
          pulse();
        }
      }
      return length - before;
    },
    extend(count) {
      const from = length;
      if (length + count > numbers.length) growNumbers(length + count);
      length += count;
      if (length >= pulseAt) {
        pulseAt = length + pulseEvery;
        pulse();
      }
      return { numbers: numbers.subarray(from, length), flags: flags.subarray(from, length) };
    },
    learn(word) {
      let hash = hashStart;
      for (let i = 0; i < word.length; i++) hash = mixed(hash, word.charCodeAt(i));
      return intern(word, 0, word.length, finished(hash), false);
    },
    pad(count) {
      if (length + count > numbers.length) growNumbers(length + count);
      for (let i = 0; i < count; i++) {
        numbers[length] = noWord;
        flags[length] = 0;
        length++;
      }
    },
    truncate(count) {
      length = Math.min(length, count);
      pulseAt = length + pulseEvery;
    },
    get length() {
      return length;
    },
    get distinct() {
      return distinct;
    },
    numbers: () => numbers.subarray(0, length),
    flags: () => flags.subarray(0, length),
    word(number) {
      let text = '';
      for (let i = starts[number]!; i < starts[number + 1]!; i++)
        text += String.fromCharCode(pool[i]!);
      return text;
    },
  };
}
