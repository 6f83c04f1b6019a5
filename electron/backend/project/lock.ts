import { link, open, readFile, stat, unlink } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { z } from 'zod';
import { StetError } from '../../../shared/host/result.ts';
import { systemCode, unwritable } from '../disk-error.ts';

const lockContent = z.looseObject({
  pid: z.number().int().positive(),
  host: z.string(),
  start: z.string(),
  author: z.string(),
});
type LockContent = z.infer<typeof lockContent>;

/** A file that is empty or cut short is being written, or was left by a crash if it is older than this. */
const writingMilliseconds = 5_000;
/** Clocks are set and uptime is rounded; a lock this much older than the start of the machine is from before it. */
const bootSlackMilliseconds = 60_000;

/** What a file system without hard links answers. */
const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK']);
let drafts = 0;

const held = new Set<string>();

/** A project held by this process. */
export interface Lock {
  release(): Promise<void>;
}

/** Who asks, and the clock (ISO 8601, UTC). */
export interface LockOptions {
  readonly now: () => string;
  readonly author: string;
}

async function readLock(path: string): Promise<LockContent | 'unreadable' | 'gone'> {
  try {
    const parsed = lockContent.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : 'unreadable';
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return 'gone';
    if (error instanceof SyntaxError) return 'unreadable';
    throw error;
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return systemCode(error) === 'EPERM';
  }
}

/** True when nobody can hold the lock any more: its process is gone, or the machine was started since. */
function abandoned(content: LockContent, now: Date): boolean {
  if (content.host !== hostname()) return false;
  // It is not this process that holds it, or it would be known; a process of the same number did before.
  if (content.pid === process.pid) return true;
  if (!alive(content.pid)) return true;
  const start = Date.parse(content.start);
  const booted = now.getTime() - uptime() * 1000;
  return Number.isFinite(start) && start < booted - bootSlackMilliseconds;
}

/** Puts the lock there whole or not at all, so that a process killed in between leaves no empty one. */
async function create(path: string, content: LockContent): Promise<boolean> {
  const draft = `${path}.${process.pid}-${++drafts}`;
  try {
    await writeWhole(draft, content);
    await link(draft, path);
    return true;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST') return false;
    if (code !== null && withoutLinks.has(code)) return createInPlace(path, content);
    throw error;
  } finally {
    await unlink(draft).catch(() => {});
  }
}

async function writeWhole(path: string, content: LockContent): Promise<void> {
  const handle = await open(path, 'wx', 0o666);
  try {
    await handle.writeFile(`${JSON.stringify(content)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** For disks that know no links. */
async function createInPlace(path: string, content: LockContent): Promise<boolean> {
  try {
    await writeWhole(path, content);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function olderThan(path: string, milliseconds: number, now: Date): Promise<boolean> {
  try {
    return now.getTime() - (await stat(path)).mtimeMs > milliseconds;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return true;
    throw error;
  }
}

/** “2024-03-04 10:44 UTC”; what is no time comes back as it is. */
function minuteOf(time: string): string {
  const [, day, minute] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*Z$/.exec(time) ?? [];
  return day ? `${day} ${minute} UTC` : time;
}

function lockedBy(content: LockContent | null, path: string): StetError {
  if (!content)
    return new StetError(
      'locked',
      `Another process is opening this project (${path}); try again in a moment.`,
    );
  const who = content.author === '' ? '' : ` by ${content.author}`;
  const elsewhere =
    content.host === hostname()
      ? ''
      : ` If Stet does not run there any more, delete ${path} and open the project again.`;
  return new StetError(
    'locked',
    `This project is open in another Stet${who}: process ${content.pid} on ${content.host}, since ${minuteOf(content.start)}. Close it there first; nothing was changed.${elsewhere}`,
  );
}

/** Takes the lock, also over a process that is gone. Throws `StetError('locked')` with who holds it, or `unwritable`. */
export async function acquireLock(path: string, options: LockOptions): Promise<Lock> {
  const content: LockContent = {
    pid: process.pid,
    host: hostname(),
    start: options.now(),
    author: options.author,
  };
  if (held.has(path)) {
    const current = await readLock(path).catch(() => null);
    throw lockedBy(typeof current === 'object' ? current : null, path);
  }
  // Noted before the file is there, or another caller in this process could take it for a stale one.
  held.add(path);
  try {
    const taken =
      (await create(path, content)) || (await takeOver(path, content, new Date(options.now())));
    if (!taken) throw lockedBy(null, path);
  } catch (error) {
    held.delete(path);
    throw unwritable(error, path);
  }
  return {
    async release() {
      if (!held.delete(path)) return;
      const current = await readLock(path).catch(() => 'gone' as const);
      if (typeof current === 'object' && current.pid === process.pid && current.host === hostname())
        await unlink(path).catch(() => {});
    },
  };
}

/** Replaces an abandoned lock. A second file makes sure that of two processes which find it only one does so. */
async function takeOver(path: string, content: LockContent, now: Date): Promise<boolean> {
  const claim = `${path}.claim`;
  if (!(await create(claim, content))) {
    const claimed = await readLock(claim);
    const stale =
      typeof claimed === 'object' && claimed.pid !== process.pid && abandoned(claimed, now);
    if (!stale && !(await olderThan(claim, writingMilliseconds, now))) return false;
    await unlink(claim).catch(() => {});
    if (!(await create(claim, content))) return false;
  }
  try {
    const current = await readLock(path);
    if (current === 'unreadable') {
      if (!(await olderThan(path, writingMilliseconds, now))) return false;
    } else if (current !== 'gone' && !abandoned(current, now)) throw lockedBy(current, path);
    if (current !== 'gone') await unlink(path).catch(() => {});
    return await create(path, content);
  } finally {
    await unlink(claim).catch(() => {});
  }
}
