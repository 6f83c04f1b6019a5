import type { Monitor } from '../progress/monitor.ts';

/** The first 16 bytes, at least, of the SHA-256 of a text's UTF-16 code units, low byte first. */
export type DigestText = (text: string) => Uint8Array;

/** What work that leaves something for its next time is given besides. */
export interface Remembering<Memory> {
  /** What was left the last time, or null; what was left by other rules is passed over. */
  readonly earlier: Memory | null;
  readonly digest: DigestText;
  /** What `digestTexts` gives for the texts of the articles, where that is known. */
  readonly digests?: Int32Array<ArrayBuffer>;
}

/** Of each of `count` texts 128 bits of its digest, as four numbers. */
export function digestTexts(
  count: number,
  textOf: (index: number) => string,
  digest: DigestText,
  monitor: Monitor,
): Int32Array<ArrayBuffer> {
  const digests = new Int32Array(count * 4);
  for (let index = 0; index < count; index++) {
    const text = textOf(index);
    if ((index & 31) === 0 || text.length > 100_000) monitor.tick(index, count);
    writeDigest(digests, index, digest(text));
  }
  return digests;
}

/** Writes the first 128 bits of a digest as the four numbers of the text with this index. */
function writeDigest(digests: Int32Array, index: number, bytes: Uint8Array): void {
  for (let number = 0; number < 4; number++) {
    const at = number * 4;
    digests[index * 4 + number] =
      bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  }
}

/** A copy of the digests of texts, each of which `change` may write anew. */
function changedDigests(
  digests: Int32Array<ArrayBuffer>,
  monitor: Monitor,
  change: (result: Int32Array, index: number) => void,
): Int32Array<ArrayBuffer> {
  const result = digests.slice();
  const count = digests.length / 4;
  for (let index = 0; index < count; index++) {
    if ((index & 31) === 0) monitor.tick(index, count);
    change(result, index);
  }
  return result;
}

/** The digests, each made another one by what `besides` says of its text; null says nothing. */
export function digestsWith(
  digests: Int32Array<ArrayBuffer>,
  besides: (index: number) => string | null,
  digest: DigestText,
  monitor: Monitor,
): Int32Array<ArrayBuffer> {
  return changedDigests(digests, monitor, (result, index) => {
    const said = besides(index);
    if (said === null) return;
    const own = result.subarray(index * 4, index * 4 + 4);
    writeDigest(result, index, digest(`${said}\n${own.join(' ')}`));
    // No text that reads like this one has the same digest.
    for (let number = 0; number < 4; number++) own[number] = ~own[number]!;
  });
}

/** The digests with those of some texts made anew: of each that `isOther` says has another text than the one digested. */
export function redigestTexts(
  digests: Int32Array<ArrayBuffer>,
  isOther: (index: number) => boolean,
  textOf: (index: number) => string,
  digest: DigestText,
  monitor: Monitor,
): Int32Array<ArrayBuffer> {
  return changedDigests(digests, monitor, (result, index) => {
    if (isOther(index)) writeDigest(result, index, digest(textOf(index)));
  });
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
