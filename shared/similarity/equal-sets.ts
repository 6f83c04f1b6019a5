import type { ShingleSets } from './shingle-sets.ts';

export interface EqualSets {
  /** The texts to compare: one of each group of equal sets, ascending; texts without shingles are left out. */
  readonly representatives: Int32Array;
  /** The groups of two or more, by their representative, which is the first of them; ascending. */
  readonly groups: ReadonlyMap<number, readonly number[]>;
}

/** Groups of equal sets that are known already. */
export interface KnownGroups {
  /** 1 for each text whose group is known; its shingles need not all be listed. */
  readonly known: Uint8Array;
  /** A number that all known texts of one group share, and no others. */
  group(text: number): number;
}

/** Puts texts with the same shingle set together, so that a thousand copies are compared once. `pulse` is called now and then and may throw. */
export function groupEqualSets(
  sets: ShingleSets,
  pulse: () => void = () => {},
  before: KnownGroups | null = null,
): EqualSets {
  const { sizes, shared, sharedStarts, sharedSizes } = sets;
  const representatives: number[] = [];
  const groups = new Map<number, number[]>();
  const byHash = new Map<number, number[]>();
  const byGroup = new Map<number, number>();
  const join = (text: number, equal: number) => {
    const group = groups.get(equal);
    if (group) group.push(text);
    else groups.set(equal, [equal, text]);
  };
  for (let text = 0; text < sets.count; text++) {
    if ((text & 1023) === 0) pulse();
    const size = sizes[text]!;
    if (size === 0) continue;
    const group = before?.known[text] === 1 ? before.group(text) : -1;
    const first = byGroup.get(group);
    if (first !== undefined) {
      join(text, first);
      continue;
    }
    const from = sharedStarts[text]!;
    // A shingle that no other text has makes the set unlike every other.
    if (sharedSizes[text] !== size) {
      representatives.push(text);
      if (group >= 0) byGroup.set(group, text);
      continue;
    }
    let hash = size;
    const length = sharedStarts[text + 1]! - from;
    for (let at = from; at < from + length; at++) {
      hash = Math.imul(hash ^ shared[at]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    const equal = byHash.get(hash)?.find((other) => {
      const start = sharedStarts[other]!;
      if (sharedStarts[other + 1]! - start !== length) return false;
      for (let i = 0; i < length; i++) if (shared[start + i] !== shared[from + i]) return false;
      return true;
    });
    if (group >= 0) byGroup.set(group, equal ?? text);
    if (equal === undefined) {
      representatives.push(text);
      const list = byHash.get(hash);
      if (list) list.push(text);
      else byHash.set(hash, [text]);
    } else join(text, equal);
  }
  return { representatives: Int32Array.from(representatives), groups };
}
