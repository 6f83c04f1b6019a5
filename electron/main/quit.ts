/** What is to be done about decisions that could not be written. */
export type FailedFlush = 'retry' | 'quit' | 'cancel';

/** The parts of the program that quitting has to do with. */
export interface QuitPorts {
  /** Writes everything to the disk; rejects when it cannot. */
  flush(): Promise<void>;
  /** Releases what the program holds; the last thing done. */
  close(): Promise<void>;
  ask(error: unknown): Promise<FailedFlush>;
  quit(): void;
}

interface Preventable {
  preventDefault(): void;
}

/** Listeners for the app's `before-quit` and `will-quit` and a window's `close`. */
export interface QuitGuard {
  beforeQuit(event: Preventable): void;
  /** The windows are gone; their last messages have arrived. */
  willQuit(event: Preventable): void;
  /** Keeps a window open until all is written, then calls `close` again, which passes. */
  windowClose(event: Preventable, close: () => void): void;
}

const patience = 5_000;

function inTime(work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The disk did not answer in time.')), patience);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * Holds back quitting, and closing the window, until everything is on the disk. When writing fails
 * the user chooses: once more, quit all the same, or stay. `preventDefault` counts only before a
 * listener returns, so each prevents first and acts later.
 */
export function createQuitGuard(ports: QuitPorts): QuitGuard {
  let phase: 'running' | 'flushing' | 'flushed' | 'closing' | 'closed' = 'running';

  /** True when the program may go. */
  async function flushed(): Promise<boolean> {
    for (;;) {
      try {
        await inTime(ports.flush());
        return true;
      } catch (error) {
        const answer = await ports.ask(error).catch((): FailedFlush => 'cancel');
        if (answer !== 'retry') return answer === 'quit';
      }
    }
  }

  async function flushThen(next: () => void): Promise<void> {
    phase = 'flushing';
    const mayGo = await flushed();
    phase = mayGo ? 'flushed' : 'running';
    if (mayGo) next();
  }

  return {
    beforeQuit(event) {
      if (phase === 'flushed' || phase === 'closed') return;
      event.preventDefault();
      if (phase === 'running') void flushThen(() => ports.quit());
    },
    willQuit(event) {
      if (phase === 'closed') return;
      event.preventDefault();
      if (phase === 'closing') return;
      phase = 'closing';
      inTime(ports.close())
        .catch((error: unknown) => console.error(error))
        .finally(() => {
          phase = 'closed';
          ports.quit();
        });
    },
    windowClose(event, close) {
      if (phase === 'flushed' || phase === 'closed') return;
      event.preventDefault();
      if (phase !== 'running') return;
      void flushThen(() => {
        close();
        // Closing the window need not end the program; the next one is guarded again.
        if (phase === 'flushed') phase = 'running';
      });
    },
  };
}
