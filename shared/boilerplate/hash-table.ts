import { isPlainLetter } from '../text/line-shape.ts';
import { longestPattern, patternKey } from '../text/lines.ts';

const firstBasis = 0x811c9dc5;
const secondBasis = 0x9e3779b9;
const firstPrime = 0x01000193;
const secondFactor = 0x85ebca6b;

/** Two independent 32-bit hashes of a text, as one whole number below 2^53 (FNV-1a and a multiplicative hash). */
export function hashText(text: string): number {
  return hashStretch(text, 0, text.length);
}

function hashStretch(text: string, from: number, to: number): number {
  let a = firstBasis | 0;
  let b = secondBasis | 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, firstPrime);
    b = Math.imul(b ^ code, secondFactor);
    b ^= b >>> 13;
  }
  return join(a, b);
}

function join(a: number, b: number): number {
  return ((a ^ (a >>> 15)) >>> 0) * 0x200000 + (b >>> 11);
}

/** The hash of `[from, to)` of the text where that is its own `lineKey`: ASCII without white space but single spaces within. Else -1. */
export function hashPlainKey(text: string, from: number, to: number): number {
  let a = firstBasis | 0;
  let b = secondBasis | 0;
  let last = 32;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 ? code !== 32 || last === 32 : code > 126) return -1;
    a = Math.imul(a ^ code, firstPrime);
    b = Math.imul(b ^ code, secondFactor);
    b ^= b >>> 13;
    last = code;
  }
  return last === 32 ? -1 : join(a, b);
}

/** The hash of `patternKey(key)`, for a key whose own hash is known; without making the pattern where the key is ASCII alone. */
export function hashPattern(key: string, hash: number): number {
  if (key.length > longestPattern) return hash;
  let a = firstBasis | 0;
  let b = secondBasis | 0;
  let empty = true;
  let gap = false;
  let at = 0;
  while (at < key.length) {
    let code = key.charCodeAt(at++);
    if (code > 126 || code < 32) return hashText(patternKey(key));
    if (isFigure(code)) {
      at = endOfFigure(key, at);
      code = 35;
    } else if (isPlainLetter(code)) code |= 32;
    else if (code !== 35) {
      gap = true;
      continue;
    }
    if (gap && !empty) {
      a = Math.imul(a ^ 32, firstPrime);
      b = Math.imul(b ^ 32, secondFactor);
      b ^= b >>> 13;
    }
    a = Math.imul(a ^ code, firstPrime);
    b = Math.imul(b ^ code, secondFactor);
    b ^= b >>> 13;
    gap = false;
    empty = false;
  }
  return empty ? hash : join(a, b);
}

/** Where a figure of ASCII ends whose first digit stands before `at`, as `maskFigures` reads it. */
function endOfFigure(key: string, at: number): number {
  let end = at;
  for (;;) {
    while (isFigure(key.charCodeAt(end))) end++;
    const code = key.charCodeAt(end);
    if ((code !== 46 && code !== 44) || !isFigure(key.charCodeAt(end + 1))) break;
    end++;
  }
  const unit = key.charCodeAt(end) === 32 ? end + 1 : end;
  const after = key.charCodeAt(unit + 1);
  if (isUnit(key.charCodeAt(unit)) && !isPlainLetter(after) && !isFigure(after)) end = unit + 1;
  return key.charCodeAt(end) === 43 ? end + 1 : end;
}

function isFigure(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** True for `k`, `m` and `b`, small or capital. */
function isUnit(code: number): boolean {
  const small = code | 32;
  return small === 107 || small === 109 || small === 98;
}

/** A map from whole numbers below 2^53, such as hashes, to whole numbers below 2^32, in typed arrays: corpora have millions of lines. */
export interface HashTable {
  readonly size: number;
  /** What was set under the key, or 0. */
  get(key: number): number;
  set(key: number, value: number): void;
}

/** Calls `pulse` as an array of millions is gone through. */
function pulseNow(at: number, pulse: () => void): void {
  if ((at & 0x7fff) === 0x7fff) pulse();
}

/** An empty table that doubles its room whenever it is more than two thirds full (linear probing); it calls `pulse` while it does. */
export function createHashTable(pulse: () => void): HashTable {
  let capacity = 1 << 10;
  let keys = new Float64Array(capacity).fill(-1);
  let values = new Uint32Array(capacity);
  let size = 0;
  const probe = (key: number): number => {
    const mask = capacity - 1;
    let at = slotOf(key) & mask;
    while (keys[at] !== -1 && keys[at] !== key) at = (at + 1) & mask;
    return at;
  };
  const grow = () => {
    const [oldKeys, oldValues] = [keys, values];
    capacity *= 2;
    keys = new Float64Array(capacity).fill(-1);
    values = new Uint32Array(capacity);
    for (let old = 0; old < oldKeys.length; old++) {
      pulseNow(old, pulse);
      const key = oldKeys[old]!;
      if (key === -1) continue;
      const at = probe(key);
      keys[at] = key;
      values[at] = oldValues[old]!;
    }
  };
  return {
    get size() {
      return size;
    },
    get: (key) => values[probe(key)]!,
    set(key, value) {
      let at = probe(key);
      if (keys[at] === -1) {
        if (size * 3 >= capacity * 2) {
          grow();
          at = probe(key);
        }
        keys[at] = key;
        size++;
      }
      values[at] = value;
    },
  };
}

/** Spreads keys over slots. */
function slotOf(key: number): number {
  const mixed = Math.imul((key | 0) ^ (key / 0x100000000), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** Numbers hashes from 0 on, in the order in which they come; equal hashes get one number. */
export interface HashNumbers {
  readonly size: number;
  /** The hashes by number; may be longer than `size`. */
  readonly hashes: Float64Array;
  of(hash: number): number;
  /** The number of a hash that came before; -1 for any other. */
  find(hash: number): number;
}

/** An empty numbering with room for `expected` hashes, which grows; about 14 to 20 bytes a hash. It calls `pulse` while it grows. */
export function createHashNumbers(pulse: () => void, expected = 0): HashNumbers {
  const room = 1 << (32 - Math.clz32(Math.max(expected, 1 << 10)));
  let slots = new Int32Array(2 * room);
  let hashes = new Float64Array(room);
  let size = 0;
  const grow = () => {
    const longer = new Float64Array(2 * hashes.length);
    longer.set(hashes);
    hashes = longer;
  };
  const widen = () => {
    slots = new Int32Array(2 * slots.length);
    for (let number = 0; number < size; number++) {
      pulseNow(number, pulse);
      slots[probe(hashes[number]!)] = number + 1;
    }
  };
  const probe = (hash: number): number => {
    const mask = slots.length - 1;
    let at = slotOf(hash) & mask;
    while (slots[at] !== 0 && hashes[slots[at]! - 1] !== hash) at = (at + 1) & mask;
    return at;
  };
  return {
    get size() {
      return size;
    },
    get hashes() {
      return hashes;
    },
    find: (hash) => slots[probe(hash)]! - 1,
    of(hash) {
      const known = slots[probe(hash)]!;
      if (known > 0) return known - 1;
      if (size === hashes.length) grow();
      if (size * 3 >= slots.length * 2) widen();
      hashes[size] = hash;
      slots[probe(hash)] = size + 1;
      return size++;
    },
  };
}
