/** Numbers stretches of texts from 0 on, in flat memory; two have the same number exactly when they are equal. */
export interface StretchTable {
  /** How many different ones there are. */
  readonly size: number;
  /** The number of `text.slice(from, to)`, given now if it has none yet. */
  number(text: string, from: number, to: number): number;
}

/** An empty table: open addressing, and the code units of each stretch once in a pool, so that no string is made to look one up. */
export function createStretchTable(): StretchTable {
  let pool = new Uint16Array(1 << 14);
  let starts = new Uint32Array(1 << 11);
  let hashes = new Int32Array(1 << 11);
  /** Numbers plus one; 0 is an empty slot. */
  let slots = new Int32Array(1 << 12);
  let size = 0;

  const wider = <T extends Uint16Array | Uint32Array | Int32Array>(next: T, old: T): T => {
    next.set(old);
    return next;
  };

  const growSlots = () => {
    slots = new Int32Array(slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < size; number++) {
      let slot = hashes[number]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
  };

  const append = (text: string, from: number, length: number, hash: number): number => {
    const number = size++;
    if (size >= starts.length) {
      starts = wider(new Uint32Array(starts.length * 2), starts);
      hashes = wider(new Int32Array(starts.length), hashes);
    }
    const start = starts[number]!;
    if (start + length > pool.length) {
      pool = wider(new Uint16Array(Math.max(pool.length * 2, start + length)), pool);
    }
    for (let i = 0; i < length; i++) pool[start + i] = text.charCodeAt(from + i);
    starts[size] = start + length;
    hashes[number] = hash;
    return number;
  };

  return {
    get size() {
      return size;
    },
    number(text, from, to) {
      const length = to - from;
      let hash = length;
      for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
      hash ^= hash >>> 15;
      hash = Math.imul(hash, 0x2c1b3c6d);
      hash ^= hash >>> 13;
      const mask = slots.length - 1;
      let slot = hash & mask;
      for (let held = slots[slot]!; held !== 0; held = slots[slot]!) {
        const number = held - 1;
        const start = starts[number]!;
        if (hashes[number] === hash && starts[held]! - start === length) {
          let i = 0;
          while (i < length && pool[start + i] === text.charCodeAt(from + i)) i++;
          if (i === length) return number;
        }
        slot = (slot + 1) & mask;
      }
      const number = append(text, from, length, hash);
      slots[slot] = number + 1;
      if (size * 2 > slots.length) growSlots();
      return number;
    },
  };
}
