import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Hex of the first 80 bits of SHA-256 over the parts, each preceded by its length so that no two lists collide by joining. */
export function contentId(...parts: readonly string[]): string {
  const joined = parts.map((part) => `${part.length}:${part}`).join('');
  return bytesToHex(sha256(utf8ToBytes(joined))).slice(0, 20);
}
