import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedApp, launchApp } from '../standin/launch.ts';
import { buildProbe } from './electron-probe/build-probe.ts';

/** The bridge as the page sees it. */
interface Bridge {
  call(operation: string, args: unknown): Promise<unknown>;
  admitDropped(file: unknown): Promise<unknown>;
}
type ProbeWindow = Window & {
  readonly stetHost: Bridge;
  readonly heard: readonly { readonly name: string; readonly data: unknown }[];
};

let launched: LaunchedApp;
let page: Page;

beforeAll(async () => {
  launched = await launchApp({ folder: await buildProbe() });
  page = await launched.window();
});
afterAll(() => launched.close());

const call = (operation: string, args: unknown) =>
  page.evaluate(
    ([name, given]) => (window as unknown as ProbeWindow).stetHost.call(String(name), given),
    [operation, args] as const,
  );

describe('the gate', () => {
  test('answers a call with a result', async () => {
    const value = { text: 'Zürich', list: [1, null, { deep: true }] };
    expect(await call('echo', value)).toEqual({ ok: true, value });
  });

  test('turns an error nobody foresaw into a failure with a code', async () => {
    expect(await call('throw', {})).toMatchObject({ ok: false, error: { code: 'bug' } });
  });

  test('refuses arguments that are no data', async () => {
    const refused = await page.evaluate(async () => {
      try {
        return await (window as unknown as ProbeWindow).stetHost.call('echo', { run() {} });
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(refused).toContain('could not be cloned');
  });

  test('carries events to the page', async () => {
    await call('announce', {});
    await page.waitForFunction(() =>
      (window as unknown as ProbeWindow).heard.some(({ name }) => name === 'command'),
    );
  });

  test('shows the page nothing of Electron or Node', async () => {
    const seen = await page.evaluate(() => ({
      members: Object.keys((window as unknown as ProbeWindow).stetHost).sort(),
      frozen: Object.isFrozen((window as unknown as ProbeWindow).stetHost),
      globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
    }));
    expect(seen).toEqual({
      members: ['admitDropped', 'call', 'capabilities', 'on'],
      frozen: true,
      globals: [],
    });
  });

  test('gives no token for a file that has no path, nor for what is no file', async () => {
    const tokens = await page.evaluate(async () => {
      const { admitDropped } = (window as unknown as ProbeWindow).stetHost;
      return [
        await admitDropped(new File(['text'], 'made-up.txt')),
        await Promise.resolve()
          .then(() => admitDropped('/etc/passwd'))
          .catch(() => 'refused'),
      ];
    });
    expect(tokens).toEqual([null, 'refused']);
  });

  test('gives a token for a file that the user really handed over', async () => {
    const file = fileURLToPath(import.meta.url);
    const input = await page.evaluateHandle(() => {
      const field = document.createElement('input');
      field.type = 'file';
      document.body.append(field);
      return field;
    });
    await input.setInputFiles(file);
    const token = await input.evaluate((field) =>
      (window as unknown as ProbeWindow).stetHost.admitDropped(field.files?.[0]),
    );
    expect(token).toBe(`token of ${file}`);
  });

  test('refuses a page of another origin in the same window', async () => {
    await launched.app.evaluate(async ({ BrowserWindow }) => {
      await BrowserWindow.getAllWindows()[0]?.loadURL('data:text/html,<h1>stranger</h1>');
    });
    await page.waitForSelector('text=stranger');
    expect(await call('echo', {})).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    const token = await page.evaluate(() =>
      (window as unknown as ProbeWindow).stetHost.admitDropped(new File([], 'a.txt')),
    );
    expect(token).toBeNull();
  });
});
