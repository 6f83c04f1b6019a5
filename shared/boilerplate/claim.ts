/** Lines already spoken for, so that no two cards touch the same one. */
export interface Claims {
  take(line: number): boolean;
  has(line: number): boolean;
}

/** An empty set of claims on the lines of a corpus. */
export function createClaims(lines: number): Claims {
  const taken = new Uint8Array((lines >> 3) + 1);
  return {
    take(line) {
      const bit = 1 << (line & 7);
      if ((taken[line >> 3]! & bit) !== 0) return false;
      taken[line >> 3]! |= bit;
      return true;
    },
    has: (line) => (taken[line >> 3]! & (1 << (line & 7))) !== 0,
  };
}
