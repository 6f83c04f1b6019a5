/** Words in a shingle. */
export const shingleLength = 5;

function mix(a: number, b: number, c: number, d: number, e: number): number {
  let hash = Math.imul(a + 1, 0x9e3779b1);
  hash = Math.imul(((hash << 13) | (hash >>> 19)) ^ b, 0x85ebca6b);
  hash = Math.imul(((hash << 13) | (hash >>> 19)) ^ c, 0xc2b2ae35);
  hash = Math.imul(((hash << 13) | (hash >>> 19)) ^ d, 0x27d4eb2f);
  hash = Math.imul(((hash << 13) | (hash >>> 19)) ^ e, 0x165667b1);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 14);
}

/** Hash of the five numbers from `at` on. */
export function shingleHash(words: Int32Array, at: number): number {
  return mix(words[at]!, words[at + 1]!, words[at + 2]!, words[at + 3]!, words[at + 4]!);
}

/** True when the five numbers from `a` on and from `b` on are equal. */
export function sameShingle(words: Int32Array, a: number, b: number): boolean {
  return (
    words[a] === words[b] &&
    words[a + 1] === words[b + 1] &&
    words[a + 2] === words[b + 2] &&
    words[a + 3] === words[b + 3] &&
    words[a + 4] === words[b + 4]
  );
}
