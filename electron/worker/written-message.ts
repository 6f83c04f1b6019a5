import { deserialize, serialize } from 'node:v8';
import { type PackedValue, packValue, unpackValue } from '../backend/packed-value.ts';
import type { ScanMessage } from './messages.ts';

/** The bytes of a message, for another thread and for the disk. */
export function writeMessage(message: ScanMessage): Buffer {
  // The kept pairs lie in columns already.
  return serialize(message.type === 'done' ? message : { packed: packValue(message) });
}

/** The message that was written. */
export function readMessage(bytes: Uint8Array): ScanMessage {
  const read = deserialize(bytes) as ScanMessage | { readonly packed: PackedValue };
  return 'packed' in read ? (unpackValue(read.packed) as ScanMessage) : read;
}
