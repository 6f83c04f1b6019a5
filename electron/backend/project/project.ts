import { readdir, realpath, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Low } from 'lowdb';
import { StetError } from '../../../shared/host/result.ts';
import type { LedgerEntry } from '../../../shared/review/ledger-entry.ts';
import { createPauses } from '../with-pauses.ts';
import {
  formatName,
  formatVersion,
  type JsonObject,
  type ProjectData,
  type ProjectFile,
} from './format.ts';
import { Journal } from './journal.ts';
import { isLedgerEntry } from './ledger-guard.ts';
import { acquireLock, type Lock } from './lock.ts';
import { type ProjectPaths, projectPaths } from './paths.ts';
import { recoverSnapshot, replayOlder } from './recovery.ts';
import { SnapshotAdapter } from './snapshot.ts';

/** New values for fields of the project's corpus reference, settings or tags; fields not named stay. */
interface ProjectChange {
  readonly corpus?: JsonObject;
  readonly settings?: JsonObject;
  readonly tags?: JsonObject;
}

export interface OpenOptions {
  /** What to put into the file when there is none; without it a missing file is an error. */
  readonly create?: { readonly corpus: JsonObject; readonly settings: JsonObject };
  /** ISO 8601, UTC. */
  readonly now: () => string;
  readonly author: string;
}

/** An opened project; this process holds it until it is closed. */
export interface Project {
  readonly file: string;
  readonly data: ProjectData;
  /** Sentences about what had to be recovered, dropped or set aside. */
  readonly notices: readonly string[];
  /** Resolves when the entry is on the disk; only then is it in `data.ledger`. Throws `StetError('unwritable')`. */
  append(entry: LedgerEntry): Promise<void>;
  /** Resolves when the change is on the disk. Throws `StetError('unwritable')`. */
  update(change: ProjectChange): Promise<void>;
  /** Writes the project file anew with everything in it. Throws `StetError('unwritable')`. */
  flush(): Promise<void>;
  /** Writes what is due and lets the project go. What was acknowledged is safe even if the file cannot be written. */
  close(): Promise<void>;
}

/** The project file is written anew when the journal has this many entries, or a third of all. */
const entriesBeforeSnapshot = 1_000;

/**
 * Opens or creates a project: takes the lock, reads `NAME.stet.json`, replays `NAME.stet.journal`.
 * Throws `StetError`: `locked`, `newer-version`, `damaged`, `unreadable`, `unwritable`.
 */
export async function openProject(file: string, options: OpenOptions): Promise<Project> {
  const named = resolve(file);
  // By whatever link it is named: its one lock and journal lie where the file does.
  const paths = projectPaths(await realpath(named).catch(() => named));
  const lock = await acquireLock(paths.lock, options);
  try {
    return await OpenedProject.open(named, paths, options, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

class OpenedProject implements Project {
  readonly file: string;
  readonly notices: string[] = [];
  private readonly low: Low<ProjectFile>;
  private readonly lock: Lock;
  private readonly known = new Set<string>();
  /** Every entry in order, also those this version does not understand. */
  private readonly entries: JsonObject[] = [];
  private readonly ledger: LedgerEntry[] = [];
  private journal!: Journal;
  private sinceSnapshot = 0;
  private notBefore = 0;
  private changed = false;
  private writing: Promise<void> | null = null;
  private closing: Promise<void> | null = null;

  private constructor(named: string, paths: ProjectPaths, initial: ProjectFile, lock: Lock) {
    this.file = named;
    this.lock = lock;
    this.low = new Low(new SnapshotAdapter(paths.file, paths.olderFile), initial);
  }

  static async open(
    named: string,
    paths: ProjectPaths,
    options: OpenOptions,
    lock: Lock,
  ): Promise<Project> {
    await removeLeftovers(paths);
    const notices: string[] = [];
    const recovered = await recoverSnapshot(paths, notices);
    if (!recovered.file && !options.create)
      throw new StetError('unreadable', `There is no project ${paths.file}.`);
    const project = new OpenedProject(named, paths, recovered.file ?? emptyFile(options), lock);
    const pause = createPauses();
    for (const entry of project.low.data.ledger) {
      project.take(entry);
      await pause();
    }
    const {
      journal,
      records,
      existed,
      notices: said,
    } = await Journal.open(paths.journal, paths.olderJournal);
    project.journal = journal;
    try {
      const older =
        recovered.fellBack || !existed ? await replayOlder(paths.olderJournal, notices) : [];
      for (const record of [...older, ...records]) {
        if (record.type === 'entry') {
          if (project.take(record.value)) project.sinceSnapshot += 1;
        } else project.change(record.value);
        await pause();
      }
      project.notices.push(...notices, ...said);
      project.sayUnknown();
      if (!recovered.file || recovered.fellBack || older.length > 0) await project.flush();
      // Once more, so that the copy to fall back on goes with the journals again.
      if (recovered.fellBack) await project.flush();
    } catch (error) {
      await journal.close();
      throw error;
    }
    return project;
  }

  get data(): ProjectData {
    const { corpus, settings, tags } = this.low.data;
    return { corpus, settings, tags, ledger: this.ledger };
  }

  async append(entry: LedgerEntry): Promise<void> {
    if (this.known.has(entry.id)) throw new Error(`entry ${entry.id} is in the ledger already`);
    if (!isLedgerEntry(entry)) throw new Error('this is no entry of a ledger');
    this.open();
    await this.journal.append('entry', entry, () => {
      this.keep(entry.id, { ...entry }, entry);
      this.sinceSnapshot += 1;
    });
    this.writeWhenDue();
  }

  async update(change: ProjectChange): Promise<void> {
    this.open();
    await this.journal.append('change', change, () => this.change({ ...change }));
  }

  async flush(): Promise<void> {
    // A snapshot under way may have begun before the last decisions.
    await this.writing?.catch(() => {});
    await this.write();
  }

  close(): Promise<void> {
    this.closing ??= this.finish();
    return this.closing;
  }

  private async finish(): Promise<void> {
    try {
      await this.journal.idle();
      await this.writing?.catch(() => {});
      if (this.sinceSnapshot > 0 || this.changed) {
        // All of it stands in the journal, so a full disk costs nothing but a longer start.
        await this.write().catch(() => {});
      }
      await this.journal.close();
    } finally {
      await this.lock.release();
    }
  }

  private open(): void {
    if (this.closing) throw new Error('the project is closed');
  }

  /** Adds an entry unless one with its id is there; answers whether it did. */
  private take(entry: JsonObject): boolean {
    const { id } = entry;
    if (typeof id !== 'string' || this.known.has(id)) return false;
    this.keep(id, entry, isLedgerEntry(entry) ? entry : null);
    return true;
  }

  private keep(id: string, entry: JsonObject, understood: LedgerEntry | null): void {
    this.known.add(id);
    this.entries.push(entry);
    if (understood) this.ledger.push(understood);
  }

  private change(values: JsonObject): void {
    const { data } = this.low;
    const merged: Record<string, JsonObject> = {};
    for (const field of ['corpus', 'settings', 'tags'] as const) {
      const value = values[field];
      if (typeof value === 'object' && value !== null) merged[field] = { ...data[field], ...value };
    }
    this.low.data = { ...data, ...merged };
    this.changed = true;
  }

  private sayUnknown(): void {
    const unknown = this.entries.length - this.ledger.length;
    if (unknown === 0) return;
    this.notices.push(
      unknown === 1
        ? '1 entry of the ledger is of a kind this version does not know; it is kept in the file and has no effect.'
        : `${unknown} entries of the ledger are of a kind this version does not know; they are kept in the file and have no effect.`,
    );
  }

  private writeWhenDue(): void {
    const due = Math.max(entriesBeforeSnapshot, this.entries.length / 3, this.notBefore);
    if (this.sinceSnapshot < due || this.writing || this.closing) return;
    // When it fails, the journal still has everything, and it is tried again later.
    this.write().catch(() => {
      this.notBefore = this.sinceSnapshot + entriesBeforeSnapshot;
    });
  }

  private write(): Promise<void> {
    this.writing ??= this.writeSnapshot().finally(() => {
      this.writing = null;
    });
    return this.writing;
  }

  private async writeSnapshot(): Promise<void> {
    const mark = this.journal.length;
    const count = this.sinceSnapshot;
    this.changed = false;
    const { data } = this.low;
    this.low.data = { ...data, ledger: this.entries.slice() };
    try {
      await this.low.write();
    } catch (error) {
      this.changed = true;
      throw error;
    }
    this.sinceSnapshot -= count;
    this.notBefore = 0;
    await this.journal.rotate(mark);
  }
}

function emptyFile(options: OpenOptions): ProjectFile {
  return {
    format: formatName,
    version: formatVersion,
    corpus: options.create?.corpus ?? {},
    settings: options.create?.settings ?? {},
    ledger: [],
    tags: {},
  };
}

/** Half-written files of a process that was killed; nobody else writes here while the lock is held. */
async function removeLeftovers(paths: ProjectPaths): Promise<void> {
  const folder = dirname(paths.file);
  const ours = [paths.file, paths.journal, paths.olderFile].map((path) => basename(path));
  for (const name of await readdir(folder).catch(() => []))
    if (name.endsWith('.tmp') && ours.some((own) => name.startsWith(`${own}.`)))
      await rm(join(folder, name), { force: true });
}
