import type { Monitor } from '../progress/monitor.ts';

/** The first 16 bytes, at least, of the SHA-256 of a text's UTF-16 code units, low byte first. */
export type DigestText = (text: string) => Uint8Array;

/** What work that leaves something for its next time is given besides. */
export interface Remembering<Memory> {
  /** What was left the last time, or null; what was left by other rules is passed over. */
  readonly earlier: Memory | null;
  readonly digest: DigestText;
}

/** Of each text 128 bits of its digest, as four numbers. */
export function digestTexts(
  texts: readonly { readonly text: string }[],
  digest: DigestText,
  monitor: Monitor,
): Int32Array<ArrayBuffer> {
  const digests = new Int32Array(texts.length * 4);
  for (const [at, { text }] of texts.entries()) {
    if ((at & 31) === 0 || text.length > 100_000) monitor.tick(at, texts.length);
    const bytes = digest(text);
    for (let i = 0; i < 16; i++) digests[at * 4 + (i >> 2)]! |= bytes[i]! << ((i & 3) * 8);
  }
  return digests;
}

/** For each of the digests (four numbers each) the index of the same one among the earlier, -1 where there is none. */
export function findDigests(earlier: Int32Array, digests: Int32Array): Int32Array {
  const count = earlier.length / 4;
  let size = 16;
  while (size < count * 2) size *= 2;
  const mask = size - 1;
  /** Indices plus one. */
  const slots = new Int32Array(size);
  const same = (at: number, held: number) =>
    digests[at] === earlier[held] &&
    digests[at + 1] === earlier[held + 1] &&
    digests[at + 2] === earlier[held + 2] &&
    digests[at + 3] === earlier[held + 3];
  for (let index = 0; index < count; index++) {
    let slot = earlier[index * 4]! & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = index + 1;
  }
  return Int32Array.from({ length: digests.length / 4 }, (_, index) => {
    let slot = digests[index * 4]! & mask;
    while (slots[slot] !== 0 && !same(index * 4, (slots[slot]! - 1) * 4)) slot = (slot + 1) & mask;
    return slots[slot]! - 1;
  });
}
