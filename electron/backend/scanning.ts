import { failureOf } from '../../shared/host/failure.ts';
import type { ProjectInfo } from '../../shared/host/model.ts';
import { Cancelled } from '../../shared/progress/monitor.ts';
import type { RunningScan, ScanOutcome } from './scan-runner.ts';

/** The scans of one project, one at a time, and what came of the last. */
export interface Scanning {
  state(): ProjectInfo['state'];
  /** Why the last scan came to nothing, in one sentence; null where it came to something, was cancelled or is under way. */
  failure(): string | null;
  /** The last scan was cancelled. */
  cancelled(): boolean;
  running(): RunningScan | null;
  /** Resolves when what the last scan found is in its place, or will not be. */
  arrived(): Promise<void>;
  /**
   * Follows a scan that has just begun; one that was under way is cancelled. `take` works out what the outcome comes
   * to, and the function that it gives puts this into place unless another scan was begun meanwhile.
   */
  follow(scan: RunningScan, take: (outcome: ScanOutcome) => Promise<() => void>): void;
  cancel(): void;
  /** Cancels, and puts nothing into place any more. */
  close(): void;
}

/** Scans whose end, whatever came of them, is told to `over`; `bug` hears of what is no user's error. */
export function createScanning(over: () => void, bug: (error: unknown) => void): Scanning {
  let state: ProjectInfo['state'] = 'scanning';
  let failure: string | null = null;
  let cancelled = false;
  let running: RunningScan | null = null;
  let arrived: Promise<void> = Promise.resolve();
  /** What a scan found is in its place, and stays there if the next one fails. */
  let found = false;
  let closed = false;

  function fail(error: unknown): void {
    const { code, message } = failureOf(error);
    cancelled = error instanceof Cancelled;
    state = found ? 'ready' : cancelled ? 'cancelled' : 'failed';
    failure = cancelled ? null : message;
    if (code === 'bug') bug(error);
  }

  function finish(scan: RunningScan, settle: () => void): void {
    if (running !== scan || closed) return;
    running = null;
    state = 'ready';
    failure = null;
    try {
      settle();
      found = true;
    } catch (error) {
      fail(error);
    }
    over();
  }

  return {
    state: () => state,
    failure: () => failure,
    cancelled: () => cancelled,
    running: () => running,
    arrived: () => arrived,
    follow(scan, take) {
      running?.cancel();
      running = scan;
      state = 'scanning';
      failure = null;
      cancelled = false;
      arrived = scan.outcome.then(take).then(
        (place) => finish(scan, place),
        (error: unknown) =>
          finish(scan, () => {
            throw error;
          }),
      );
    },
    cancel: () => running?.cancel(),
    close() {
      closed = true;
      running?.cancel();
    },
  };
}
