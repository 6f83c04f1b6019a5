/** Two independent 32-bit hashes of a text under a seed, as one whole number below 2^53 (FNV-1a and a multiplicative hash). */
export function hashText(text: string, seed = 0): number {
  let a = (0x811c9dc5 ^ seed) >>> 0;
  let b = (0x9e3779b9 + seed) >>> 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
    b ^= b >>> 13;
  }
  a ^= a >>> 15;
  return (a >>> 0) * 0x200000 + (b >>> 11);
}

/** A map from hashes to two whole numbers below 2^32, in typed arrays, about 32 bytes an entry: corpora have millions of lines. */
export interface HashTable {
  readonly size: number;
  /** The slot of the hash, or -1. */
  find(hash: number): number;
  /** The slot of the hash, which is added with zeros if it is not there. Slots hold until the next call. */
  slot(hash: number): number;
  first(slot: number): number;
  second(slot: number): number;
  set(slot: number, first: number, second: number): void;
}

/** An empty table that doubles its room whenever it is more than half full (linear probing). */
export function createHashTable(): HashTable {
  let capacity = 1 << 10;
  let keys = new Float64Array(capacity).fill(-1);
  let firsts = new Uint32Array(capacity);
  let seconds = new Uint32Array(capacity);
  let size = 0;
  const probe = (hash: number): number => {
    const mask = capacity - 1;
    let at = (hash % 4294967291) & mask;
    while (keys[at] !== -1 && keys[at] !== hash) at = (at + 1) & mask;
    return at;
  };
  const grow = () => {
    const [oldKeys, oldFirsts, oldSeconds] = [keys, firsts, seconds];
    capacity *= 2;
    keys = new Float64Array(capacity).fill(-1);
    firsts = new Uint32Array(capacity);
    seconds = new Uint32Array(capacity);
    for (let old = 0; old < oldKeys.length; old++) {
      const key = oldKeys[old]!;
      if (key === -1) continue;
      const at = probe(key);
      keys[at] = key;
      firsts[at] = oldFirsts[old]!;
      seconds[at] = oldSeconds[old]!;
    }
  };
  return {
    get size() {
      return size;
    },
    find(hash) {
      const at = probe(hash);
      return keys[at] === -1 ? -1 : at;
    },
    slot(hash) {
      let at = probe(hash);
      if (keys[at] !== -1) return at;
      if (size * 2 >= capacity) {
        grow();
        at = probe(hash);
      }
      keys[at] = hash;
      size++;
      return at;
    },
    first: (slot) => firsts[slot]!,
    second: (slot) => seconds[slot]!,
    set(slot, first, second) {
      firsts[slot] = first;
      seconds[slot] = second;
    },
  };
}
