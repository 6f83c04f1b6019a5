import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fromWire, toWire } from './wire.ts';

/** What a second process leaves behind for the first. */
export interface Arrival {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly additionalData: unknown;
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Takes the lock of a user-data folder, or hands the arrival to the process that has it. The lock
 * is a file with a process number; arrivals are files beside it, as the asking is synchronous.
 */
export function takeLock(
  folder: string,
  arrival: Arrival,
  onArrival: (arrival: Arrival) => void,
): (() => void) | null {
  mkdirSync(folder, { recursive: true });
  const lock = path.join(folder, 'SingletonLock');
  const inbox = path.join(folder, 'SingletonArrivals');
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      const owner = Number(readFileSync(lock, 'utf8'));
      if (owner !== process.pid && alive(owner)) {
        const letter = path.join(inbox, String(process.pid));
        writeFileSync(`${letter}.part`, toWire(arrival));
        renameSync(`${letter}.part`, `${letter}.letter`);
        return null;
      }
      rmSync(lock, { force: true });
    }
  }
  rmSync(inbox, { recursive: true, force: true });
  mkdirSync(inbox);
  const collect = () => {
    for (const name of readdirSync(inbox).filter((each) => each.endsWith('.letter'))) {
      const letter = path.join(inbox, name);
      const text = readFileSync(letter, 'utf8');
      rmSync(letter);
      onArrival(fromWire(text) as Arrival);
    }
  };
  const watcher = watch(inbox, collect);
  watcher.on('error', () => {});
  return () => {
    watcher.close();
    rmSync(inbox, { recursive: true, force: true });
    rmSync(lock, { force: true });
  };
}
