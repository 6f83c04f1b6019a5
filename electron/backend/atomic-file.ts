import { type FileHandle, open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode, unwritable } from './disk-error.ts';

type Chunk = string | Uint8Array;

/** What a file is to hold: all of it, or piece by piece. */
export type FileContent = Chunk | Iterable<Chunk> | AsyncIterable<Chunk>;

let made = 0;

/** Makes what was created, renamed or removed in a folder last through a loss of power, where the system can. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; its file system writes names through by itself.
  if (process.platform === 'win32') return;
  let handle: FileHandle | null = null;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'EINVAL' && code !== 'ENOTSUP' && code !== 'EACCES' && code !== 'EPERM')
      throw error;
  } finally {
    await handle?.close();
  }
}

/** Writes all of a chunk from the handle's position on; one call of the system may take less. */
async function writeChunk(handle: FileHandle, chunk: Chunk): Promise<void> {
  const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
  for (let at = 0; at < bytes.length; )
    at += (await handle.write(bytes, at, bytes.length - at, null)).bytesWritten;
}

/**
 * Puts a file in place so that at any moment, also after a crash or a loss of power, either the old
 * content is there or the new one, whole: written beside it, synced, renamed over it.
 * `beforeRename` runs when the new content is safe and the old one still in place.
 * Throws `StetError('unwritable')`; the old file is then as it was.
 */
export async function writeFileAtomic(
  path: string,
  data: FileContent,
  beforeRename?: () => Promise<void>,
): Promise<void> {
  made += 1;
  const temporary = `${path}.${process.pid}-${made}.tmp`;
  try {
    const handle = await open(temporary, 'wx', 0o666);
    try {
      if (typeof data === 'string' || data instanceof Uint8Array) await writeChunk(handle, data);
      else for await (const chunk of data) await writeChunk(handle, chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await beforeRename?.();
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw unwritable(error, path);
  }
}
