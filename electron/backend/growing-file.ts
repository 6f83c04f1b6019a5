import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';

let made = 0;

/** A file that is written beside its place, piece by piece, and put there when it is whole. A disk that refuses a piece is no failure: nothing is put in place then. */
export class GrowingFile {
  private readonly path: string;
  private readonly temporary: string;
  private file: number | null = null;
  private length = 0;

  constructor(folder: string, name: string) {
    this.path = join(folder, name);
    this.temporary = `${this.path}.${process.pid}-${threadId}-${made++}.tmp`;
    this.trying(() => {
      mkdirSync(folder, { recursive: true });
      this.file = openSync(this.temporary, 'w');
    });
  }

  /** Bytes written so far. */
  get at(): number {
    return this.length;
  }

  /** False once a piece was refused. */
  get isOpen(): boolean {
    return this.file !== null;
  }

  /** Writes at the end. */
  write(bytes: Uint8Array): void {
    this.writeAt(bytes, this.length);
    this.length += bytes.length;
  }

  /** Writes over what stands there. */
  writeAt(bytes: Uint8Array, position: number): void {
    this.trying(() => {
      for (let written = 0; this.file !== null && written < bytes.length; ) {
        const rest = bytes.length - written;
        written += writeSync(this.file, bytes, written, rest, position + written);
      }
    });
  }

  private trying(write: () => void): void {
    try {
      write();
    } catch {
      this.close();
    }
  }

  /** Writes nothing more. */
  close(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
  }

  /** Puts the file in its place; false where it could not be written whole. */
  async place(): Promise<boolean> {
    const whole = this.isOpen;
    this.close();
    try {
      if (whole) renameSync(this.temporary, this.path);
      else await this.abandon();
      return whole;
    } catch {
      await this.abandon();
      return false;
    }
  }

  /** Leaves in its place what was there before. */
  async abandon(): Promise<void> {
    this.close();
    await rm(this.temporary, { force: true }).catch(() => {});
  }
}
