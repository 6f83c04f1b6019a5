/** Thrown out of long work when its user asked it to stop. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
  constructor() {
    super('cancelled');
  }
}

/** Handed into long pure work, so that it can report and be stopped without knowing a clock or a thread. */
export interface Monitor {
  /** Reports that `done` of `total` steps are done. Throws `Cancelled` when the work is to stop. Call it every few milliseconds. */
  tick(done: number, total: number): void;
}

/** A monitor that reports nowhere and never stops. */
export const silentMonitor: Monitor = { tick() {} };
