import { constants } from 'node:fs';
import { type FileHandle, open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder, writeFileAtomic } from '../atomic-file.ts';
import { systemCode, unreadable, unwritable } from '../disk-error.ts';
import { withPauses } from '../with-pauses.ts';
import { decodeJournal, encodeLine, type JournalRecord } from './journal-lines.ts';
import { freeName } from './set-aside.ts';

interface Waiting {
  /** The bytes of the line, in pieces. */
  readonly line: Promise<readonly Buffer[]>;
  readonly durable: () => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Bytes that are written together. */
const bytesAtOnce = 1_000_000;

/** A journal that is open for appending, and what was found in it. */
export interface OpenedJournal {
  readonly journal: Journal;
  readonly records: readonly JournalRecord[];
  /** Sentences about what was dropped or set aside. */
  readonly notices: readonly string[];
  /** False when the file was not there. */
  readonly existed: boolean;
}

/** Reads a journal that is not open; null when there is none. */
export async function readJournal(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw unreadable(error, path);
  }
}

/**
 * A file of lines that are on the disk before they are acknowledged. Lines that come while others
 * are being written share the next sync. One process at a time may have it open.
 */
export class Journal {
  private readonly path: string;
  private readonly older: string;
  private handle: FileHandle | null;
  private good: number;
  /** Bytes past `good` may stand in the file after a failed write. */
  private littered = false;
  private waiting: Waiting[] = [];
  private tasks: (() => Promise<void>)[] = [];
  private pumping: Promise<void> | null = null;

  private constructor(path: string, older: string, handle: FileHandle, length: number) {
    this.path = path;
    this.older = older;
    this.handle = handle;
    this.good = length;
  }

  /** Opens or creates the journal; `older` is where `rotate` keeps the one before. A torn last line is cut off, a damaged rest set aside. */
  static async open(path: string, older: string): Promise<OpenedJournal> {
    const bytes = await readJournal(path);
    const content = await withPauses(decodeJournal(bytes ?? Buffer.alloc(0)));
    const notices: string[] = [];
    try {
      if (bytes && content.end === 'damaged') {
        const aside = await freeName(`${path}.damaged`);
        await writeFileAtomic(aside, bytes.subarray(content.good));
        notices.push(
          `A line of the journal was damaged. The ${counted(content.records.length)} before it were kept; the rest was set aside as ${aside}.`,
        );
      }
      if (content.end === 'torn')
        notices.push(
          'The last line of the journal was cut short, as after a crash; that line, which had not been confirmed as saved, was dropped.',
        );
      const handle = await open(path, constants.O_RDWR | constants.O_CREAT, 0o666);
      if (content.end !== 'whole') {
        await handle.truncate(content.good);
        await handle.sync();
      }
      if (!bytes) await syncFolder(dirname(path));
      const journal = new Journal(path, older, handle, content.good);
      return { journal, records: content.records, notices, existed: bytes !== null };
    } catch (error) {
      throw unwritable(error, path);
    }
  }

  /** Bytes of acknowledged lines. */
  get length(): number {
    return this.good;
  }

  /** Appends one line. `durable` runs, in the order of the lines, as soon as it is on the disk. Throws `StetError('unwritable')`; the line is then not in the journal. */
  append(type: JournalRecord['type'], value: object, durable: () => void): Promise<void> {
    const line = withPauses(encodeLine(type, value));
    // Whoever writes it hears of what went wrong, which may be later.
    line.catch(() => {});
    return new Promise((resolve, reject) => {
      this.waiting.push({ line, durable, resolve, reject });
      this.start();
    });
  }

  /** Starts a new journal with what was appended after the first `mark` bytes, and keeps the old one as the older. For use when a snapshot holds those bytes. */
  rotate(mark: number): Promise<void> {
    return this.alone(async () => {
      if (mark === 0) return;
      const bytes = await readFile(this.path);
      const fresh = `${this.path}.tmp`;
      await writeFileAtomic(fresh, bytes.subarray(mark, this.good));
      // Windows renames no open file.
      await this.handle?.close();
      this.handle = null;
      await rename(this.path, this.older);
      await rename(fresh, this.path);
      await syncFolder(dirname(this.path));
      this.good -= mark;
      this.littered = false;
      this.handle = await open(this.path, constants.O_RDWR);
    });
  }

  /** Resolves when all that was asked before is done. */
  idle(): Promise<void> {
    return this.alone(async () => {});
  }

  async close(): Promise<void> {
    await this.alone(async () => {
      const { handle } = this;
      this.handle = null;
      await handle?.close();
    });
  }

  private alone(task: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.tasks.push(() => task().then(resolve, (error) => reject(unwritable(error, this.path))));
      this.start();
    });
  }

  private start(): void {
    this.pumping ??= Promise.resolve()
      .then(() => this.pump())
      .finally(() => {
        this.pumping = null;
        if (this.waiting.length > 0 || this.tasks.length > 0) this.start();
      });
  }

  private async pump(): Promise<void> {
    while (this.waiting.length > 0 || this.tasks.length > 0) {
      if (this.waiting.length > 0) {
        const batch = this.waiting;
        this.waiting = [];
        await this.commit(batch);
        continue;
      }
      await this.tasks.shift()!();
    }
  }

  private async commit(batch: readonly Waiting[]): Promise<void> {
    try {
      const handle = await this.usable();
      const lines = (await Promise.all(batch.map(({ line }) => line))).flat();
      this.littered = true;
      let end = this.good;
      for (const bytes of portionsOf(lines)) {
        for (let at = 0; at < bytes.length; )
          at += (await handle.write(bytes, at, bytes.length - at, end + at)).bytesWritten;
        end += bytes.length;
      }
      await handle.datasync();
      this.good = end;
      this.littered = false;
    } catch (error) {
      await this.handle?.truncate(this.good).then(
        () => {
          this.littered = false;
        },
        () => {},
      );
      const failure = unwritable(error, this.path);
      for (const { reject } of batch) reject(failure);
      return;
    }
    for (const { durable, resolve } of batch) {
      durable();
      resolve();
    }
  }

  /** The open file without litter behind its last good line; opens it again where a rotation was interrupted. */
  private async usable(): Promise<FileHandle> {
    if (!this.handle) await this.reopen();
    const handle = this.handle!;
    if (this.littered) {
      await handle.truncate(this.good);
      this.littered = false;
    }
    return handle;
  }

  private async reopen(): Promise<void> {
    try {
      this.handle = await open(this.path, constants.O_RDWR);
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
      // The old journal was renamed and the new one not yet in its place: all lines stand in the old one.
      await rename(this.older, this.path);
      this.handle = await open(this.path, constants.O_RDWR);
      await unlink(`${this.path}.tmp`).catch(() => {});
    }
    this.good = (await withPauses(decodeJournal(await readFile(this.path)))).good;
    this.littered = true;
  }
}

/** The same bytes in fewer pieces, none so long that putting it together would hold others up. */
function* portionsOf(pieces: readonly Buffer[]): Generator<Buffer> {
  let together: Buffer[] = [];
  let length = 0;
  for (const piece of pieces) {
    together.push(piece);
    length += piece.length;
    if (length < bytesAtOnce) continue;
    yield Buffer.concat(together);
    together = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(together);
}

function counted(lines: number): string {
  return lines === 1 ? '1 line' : `${lines} lines`;
}
