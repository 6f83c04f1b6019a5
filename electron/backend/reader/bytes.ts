import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';
import { ReadingFailure, systemCode } from './reading-failure.ts';
import type { Watch } from './watch.ts';

const chunkSize = 256 * 1024;

/** What was cut off or damaged, as a clause; what came before it was yielded. */
type OnCut = (reason: string) => void;

/**
 * Yields the bytes of a file in chunks of about 256 kB, unpacked where it is gzipped. A gzip stream that
 * breaks off or is damaged yields all that came before and then calls `onCut`. Buffers are not used again.
 */
export async function* readBytes(
  path: string,
  gzip: boolean,
  watch: Watch,
  onCut: OnCut,
): AsyncGenerator<Buffer> {
  if (gzip) {
    yield* unpack(path, watch, onCut);
    return;
  }
  const file = createReadStream(path, { highWaterMark: chunkSize });
  try {
    for await (const chunk of file as AsyncIterable<Buffer>) {
      watch.advance(chunk.length);
      yield chunk;
    }
  } finally {
    file.destroy();
  }
}

async function* unpack(path: string, watch: Watch, onCut: OnCut): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: chunkSize });
  // With Z_SYNC_FLUSH zlib hands out everything that a truncated stream still holds, but does not
  // report the truncation; that is found out afterwards.
  const gunzip = createGunzip({ chunkSize, finishFlush: constants.Z_SYNC_FLUSH });
  let seen = 0;
  let size = 0;
  try {
    pipeline(file, gunzip, () => {});
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      watch.advance(gunzip.bytesWritten - seen);
      seen = gunzip.bytesWritten;
      size += chunk.length;
      yield chunk;
    }
  } catch (error) {
    const code = systemCode(error);
    if (!code.startsWith('Z_')) throw error;
    if (size === 0) throw new ReadingFailure('it is not valid gzip');
    onCut('the gzip data is damaged here; what came before was kept');
    return;
  } finally {
    file.destroy();
    gunzip.destroy();
  }
  if (!(await endsProperly(path, size, watch))) {
    if (size === 0) throw new ReadingFailure('the gzip data is cut off before any text');
    onCut('the gzip data is cut off; what came before was kept');
  }
}

/** True when the gzip trailer agrees with the unpacked size, or when a strict second pass finds no cut. */
async function endsProperly(path: string, size: number, watch: Watch): Promise<boolean> {
  const handle = await open(path);
  try {
    const { size: packed } = await handle.stat();
    if (packed === 0) return false;
    if (packed >= 18) {
      const trailer = Buffer.alloc(4);
      await handle.read(trailer, 0, 4, packed - 4);
      if (trailer.readUInt32LE() === size % 2 ** 32 && size > 0) return true;
    }
  } finally {
    await handle.close();
  }
  const file = createReadStream(path);
  const gunzip = createGunzip({ chunkSize });
  try {
    pipeline(file, gunzip, () => {});
    for await (const _ of gunzip) watch.check();
    return true;
  } catch (error) {
    if (systemCode(error).startsWith('Z_')) return false;
    throw error;
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}
