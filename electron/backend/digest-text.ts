import { hash } from 'node:crypto';

/** The SHA-256 of a text's UTF-16 code units, low byte first. */
export function digestText(text: string): Uint8Array {
  return hash('sha256', Buffer.from(text, 'utf16le'), 'buffer');
}
