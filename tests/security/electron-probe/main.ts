/** The app's real main process over a program of a few operations, so that tests can see into it. */
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import type { createBackend } from '../../../electron/backend/backend.ts';
import type { Backend, BackendEvent } from '../../../electron/backend/contract.ts';
import { startDesktop } from '../../../electron/main/start.ts';

const create: typeof createBackend = async ({ userData, desktop }) => {
  const record = (line: string) => appendFileSync(path.join(userData, 'record.txt'), `${line}\n`);
  let failures = 0;
  const settings = { theme: 'system', keys: {} };
  const operations: Record<string, (args: never) => unknown> = {
    'app.info': () => ({ settings }),
    'settings.change': (args: { theme: string }) => Object.assign(settings, args),
    echo: (args) => args,
    throw: () => {
      throw new Error('not foreseen');
    },
    choose: () => desktop?.chooseOpen('folder'),
    failNextFlush: () => {
      failures += 1;
    },
    note: (args: { text: string }) => record(args.text),
  };
  const listeners = new Set<(event: BackendEvent) => void>();
  const backend: Backend = {
    async call(operation, args) {
      if (operation === 'announce')
        for (const listener of listeners)
          listener({ name: 'command', data: { name: 'announced' } });
      return { ok: true, value: (await operations[operation]?.(args as never)) ?? null };
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    admit: (file) => `token of ${file}`,
    openPath: async () => ({ ok: true, value: null }),
    async flush() {
      await new Promise((resolve) => setTimeout(resolve, 150));
      if (failures > 0) {
        failures -= 1;
        throw new Error('The disk is full.');
      }
      record('flushed');
    },
    async close() {
      await new Promise((resolve) => setTimeout(resolve, 50));
      record('closed');
    },
  };
  return backend;
};

startDesktop(create);
