import { describe, expect, test } from 'vitest';
import { createQuitGuard, type FailedFlush } from '../../../electron/main/quit.ts';

/** An app that quits as Electron does, with one window, and writes down what happens. */
function createApp(options: { failures?: number; answers?: FailedFlush[] } = {}) {
  const log: string[] = [];
  let failures = options.failures ?? 0;
  const answers = [...(options.answers ?? [])];
  let windowOpen = true;
  let ended = false;
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 20));

  const preventable = (run: (event: { preventDefault(): void }) => void): boolean => {
    let prevented = false;
    let over = false;
    run({
      preventDefault() {
        if (over) throw new Error('too late');
        prevented = true;
      },
    });
    over = true;
    return prevented;
  };
  const quit = () => {
    if (ended || preventable(guard.beforeQuit)) return;
    if (!closeWindow()) return;
    if (preventable(guard.willQuit)) return;
    ended = true;
    log.push('ended');
  };
  const closeWindow = (): boolean => {
    if (windowOpen && preventable((event) => guard.windowClose(event, () => void closeWindow())))
      return false;
    if (windowOpen) log.push('window closed');
    windowOpen = false;
    return true;
  };
  const guard = createQuitGuard({
    async flush() {
      await Promise.resolve();
      if (failures > 0) {
        failures -= 1;
        log.push('flush failed');
        throw new Error('full');
      }
      log.push('flushed');
    },
    async close() {
      await Promise.resolve();
      log.push('closed');
    },
    async ask() {
      const answer = answers.shift() ?? 'cancel';
      log.push(answer);
      return answer;
    },
    quit,
  });
  return { log, quit, closeWindow, settle };
}

describe('quitting', () => {
  test('writes, closes the window, releases everything, and ends', async () => {
    const app = createApp();
    app.quit();
    app.quit();
    await app.settle();
    expect(app.log).toEqual(['flushed', 'window closed', 'closed', 'ended']);
  });

  test('asks when writing fails, and tries again', async () => {
    const app = createApp({ failures: 2, answers: ['retry', 'retry'] });
    app.quit();
    await app.settle();
    expect(app.log).toEqual([
      'flush failed',
      'retry',
      'flush failed',
      'retry',
      'flushed',
      'window closed',
      'closed',
      'ended',
    ]);
  });

  test('goes without writing only when told so', async () => {
    const app = createApp({ failures: 1, answers: ['quit'] });
    app.quit();
    await app.settle();
    expect(app.log).toEqual(['flush failed', 'quit', 'window closed', 'closed', 'ended']);
  });

  test('stays when told so, and can be asked for again', async () => {
    const app = createApp({ failures: 1, answers: ['cancel'] });
    app.quit();
    await app.settle();
    expect(app.log).toEqual(['flush failed', 'cancel']);
    app.quit();
    await app.settle();
    expect(app.log.slice(2)).toEqual(['flushed', 'window closed', 'closed', 'ended']);
  });
});

describe('closing the window', () => {
  test('waits for the writing, and quitting later writes again', async () => {
    const app = createApp();
    app.closeWindow();
    expect(app.log).toEqual([]);
    await app.settle();
    expect(app.log).toEqual(['flushed', 'window closed']);
    app.quit();
    await app.settle();
    expect(app.log.slice(2)).toEqual(['flushed', 'closed', 'ended']);
  });

  test('is called off when writing fails and the user says so', async () => {
    const app = createApp({ failures: 1, answers: ['cancel'] });
    app.closeWindow();
    await app.settle();
    expect(app.log).toEqual(['flush failed', 'cancel']);
  });
});
