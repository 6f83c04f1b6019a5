import { Cancelled } from '../../../shared/progress/monitor.ts';

/** Counts bytes read and stops the reading when its user asked for it. */
export interface Watch {
  /** Adds bytes of the source, as they lie on the disk. Throws `Cancelled` when the reading is to stop. */
  advance(bytes: number): void;
  /** Throws `Cancelled` when the reading is to stop. */
  check(): void;
}

/** A watch over `total` bytes; `stopped` and `onProgress` may be missing. */
export function createWatch(
  total: number,
  stopped?: () => boolean,
  onProgress?: (done: number, total: number) => void,
): Watch {
  let done = 0;
  const check = () => {
    if (stopped?.()) throw new Cancelled();
  };
  return {
    check,
    advance(bytes) {
      done += bytes;
      check();
      onProgress?.(Math.min(done, total), total);
    },
  };
}
