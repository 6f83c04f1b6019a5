function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(array.length * 2);
  copy.set(array);
  return copy;
}

/** Numbers runs of word numbers from 0 on; two have the same number exactly when they are equal. */
export interface RunTable {
  readonly size: number;
  number(run: Int32Array): number;
  /** All runs, one behind another; run `n` at `[starts[n], starts[n + 1])`. */
  bytes(): Uint8Array<ArrayBuffer>;
  starts(): Int32Array<ArrayBuffer>;
}

/** Keeps each run once, seven bits a byte: the words met often have small numbers. It begins with the runs of an earlier table, under their numbers. */
export function createRunTable(
  earlier: { readonly runs: Uint8Array; readonly runStarts: Int32Array } | null,
  pulse: () => void,
): RunTable {
  let size = earlier ? earlier.runStarts.length - 1 : 0;
  let bytes = new Uint8Array((earlier?.runs.length ?? 0) + (1 << 12));
  let starts = new Int32Array(size + (1 << 10));
  let hashes = new Int32Array(starts.length);
  let capacity = 1 << 11;
  while (capacity < size * 2) capacity *= 2;
  /** Numbers plus one; 0 is an empty slot. */
  let slots = new Int32Array(capacity);

  const hashOf = (start: number, end: number, length: number): number => {
    let hash = length;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    return hash ^ (hash >>> 15);
  };
  if (earlier) {
    bytes.set(earlier.runs);
    starts.set(earlier.runStarts);
    for (let number = 0; number < size; number++) {
      if ((number & 4095) === 0) pulse();
      hashes[number] = hashOf(
        starts[number]!,
        starts[number + 1]!,
        starts[number + 1]! - starts[number]!,
      );
      let free = hashes[number]! & (capacity - 1);
      while (slots[free] !== 0) free = (free + 1) & (capacity - 1);
      slots[free] = number + 1;
    }
  }

  /** Puts the run behind all that are kept and returns where it ends. */
  const write = (run: Int32Array): number => {
    let at = starts[size]!;
    if (at + run.length * 5 > bytes.length) {
      const wider = new Uint8Array(Math.ceil(bytes.length * 1.5) + run.length * 5);
      wider.set(bytes);
      bytes = wider;
    }
    for (const word of run) {
      let rest = word;
      for (; rest > 127; rest >>>= 7) bytes[at++] = 128 | (rest & 127);
      bytes[at++] = rest;
    }
    return at;
  };

  return {
    get size() {
      return size;
    },
    number(run) {
      const start = starts[size]!;
      const end = write(run);
      const hash = hashOf(start, end, end - start);
      const mask = slots.length - 1;
      let slot = hash & mask;
      for (let held = slots[slot]!; held !== 0; held = slots[slot]!) {
        const other = starts[held - 1]!;
        if (hashes[held - 1] === hash && starts[held]! - other === end - start) {
          let i = 0;
          while (start + i < end && bytes[start + i] === bytes[other + i]) i++;
          if (start + i === end) return held - 1;
        }
        slot = (slot + 1) & mask;
      }
      hashes[size] = hash;
      slots[slot] = ++size;
      if (size + 1 >= starts.length) {
        starts = grown(starts);
        hashes = grown(hashes);
      }
      starts[size] = end;
      if (size * 2 > slots.length) {
        slots = new Int32Array(slots.length * 2);
        for (let number = 0; number < size; number++) {
          let free = hashes[number]! & (slots.length - 1);
          while (slots[free] !== 0) free = (free + 1) & (slots.length - 1);
          slots[free] = number + 1;
        }
      }
      return size - 1;
    },
    bytes: () => bytes.slice(0, starts[size]!),
    starts: () => starts.slice(0, size + 1),
  };
}
