const BUCKETS = 1 << 20;

/** Hash of a word without the letter at `skip`; of the whole word for -1. */
function hashWithout(word: string, skip: number): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) {
    if (i !== skip) hash = (Math.imul(hash, 0x01000193) ^ word.charCodeAt(i)) + 0x9e3779b1;
  }
  hash ^= hash >>> 15;
  return hash & (BUCKETS - 1);
}

/** Words filed under themselves and under themselves without each letter in turn. */
export interface NearIndex {
  /** Visits every word that may be one slip away, and some that are not; some more than once. */
  visit(word: string, visitor: (id: number) => void): void;
}

/** An index by single deletions (after SymSpell, Garbe, 2012): two words one slip apart, a swap of neighbours too, share an entry. */
export function indexDeletions(
  words: readonly string[],
  ids: readonly number[],
  pause: (done: number) => void,
): NearIndex {
  let size = 0;
  for (const id of ids) size += words[id]!.length + 1;
  const head = new Int32Array(BUCKETS).fill(-1);
  const next = new Int32Array(size);
  const entry = new Int32Array(size);
  let used = 0;
  for (let i = 0; i < ids.length; i++) {
    if ((i & 1023) === 0) pause(i);
    const id = ids[i]!;
    const word = words[id]!;
    for (let skip = -1; skip < word.length; skip++) {
      const bucket = hashWithout(word, skip);
      entry[used] = id;
      next[used] = head[bucket]!;
      head[bucket] = used++;
    }
  }
  return {
    visit(word, visitor) {
      for (let skip = -1; skip < word.length; skip++) {
        for (let at = head[hashWithout(word, skip)]!; at >= 0; at = next[at]!) visitor(entry[at]!);
      }
    },
  };
}
