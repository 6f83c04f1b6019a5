import { type FileHandle, open } from 'node:fs/promises';
import { createPauses } from '../with-pauses.ts';

/** Code units; more at once would hold others up. */
const bufferSize = 1 << 18;

/** A file that is written from beginning to end, buffered. */
export class OutputFile {
  readonly #handle: FileHandle;
  #pieces: string[] = [];
  #length = 0;

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** Makes a new file; one that is there already is an error. */
  static async create(path: string): Promise<OutputFile> {
    return new OutputFile(await open(path, 'wx'));
  }

  /** Adds text, as UTF-8. */
  async write(text: string): Promise<void> {
    this.#pieces.push(text);
    this.#length += text.length;
    if (this.#length >= bufferSize) await this.#flush();
  }

  async writeBytes(bytes: Uint8Array): Promise<void> {
    await this.#flush();
    let done = 0;
    while (done < bytes.length) {
      done += (await this.#handle.write(bytes, done, bytes.length - done)).bytesWritten;
    }
  }

  /** Writes what is left, makes sure that it is on the disk, and closes. */
  async close(): Promise<void> {
    try {
      await this.#flush();
      await this.#handle.sync();
    } finally {
      await this.#handle.close();
    }
  }

  /** Closes without caring for what was not written; for failed exports. */
  async abandon(): Promise<void> {
    await this.#handle.close().catch(() => {});
  }

  async #flush(): Promise<void> {
    if (this.#length === 0) return;
    const text = this.#pieces.join('');
    this.#pieces = [];
    this.#length = 0;
    await this.writeBytes(Buffer.from(text, 'utf8'));
  }
}

/** Writes a file in one go from pieces, and closes it also when a piece fails. */
export async function writePieces(
  path: string,
  pieces: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  const file = await OutputFile.create(path);
  try {
    const pause = createPauses();
    for await (const piece of pieces) {
      await file.write(piece);
      await pause();
    }
  } catch (error) {
    await file.abandon();
    throw error;
  }
  await file.close();
}
