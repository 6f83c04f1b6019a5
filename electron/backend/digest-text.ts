import { createHash } from 'node:crypto';

/** The SHA-256 of a text's UTF-16 code units, low byte first. */
export function digestText(text: string): Uint8Array {
  return createHash('sha256').update(Buffer.from(text, 'utf16le')).digest();
}
