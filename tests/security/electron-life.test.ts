import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { electronUnderTest, type LaunchedApp, launchApp, removeFolder } from '../standin/launch.ts';
import { buildProbe } from './electron-probe/build-probe.ts';

type ProbeWindow = Window & {
  readonly stetHost: { call(operation: string, args: unknown): Promise<unknown> };
  readonly heard: readonly { readonly name: string; readonly data: unknown }[];
};

let folder: string;
let userData: string;
let launched: LaunchedApp;

beforeAll(async () => {
  folder = await buildProbe();
});
beforeEach(async () => {
  userData = await mkdtemp(path.join(tmpdir(), 'stet-life-'));
});
afterEach(async () => {
  await launched.kill();
  await removeFolder(userData);
});

const start = async (...args: string[]) => {
  launched = await launchApp({ folder, userData, args });
  return launched.window();
};
const record = async () => (await readFile(path.join(userData, 'record.txt'), 'utf8')).split('\n');
const answerMessageBox = (response: number) =>
  launched.app.evaluate(({ dialog }, answer) => {
    dialog.showMessageBox = async () => ({ response: answer, checkboxChecked: false });
  }, response);

describe('quitting', () => {
  test('waits until everything is written and the page has had its last word', async () => {
    await start();
    await launched.close();
    expect(await record()).toEqual(['flushed', 'last word of the page', 'closed', '']);
  });

  test('by closing the window waits as well', async () => {
    await start();
    const ended = new Promise<void>((resolve) => launched.app.on('close', () => resolve()));
    await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    if (process.platform === 'darwin') await launched.app.evaluate(({ app }) => app.quit());
    await ended;
    // Once before the window goes, and once more for what it said while going.
    expect(await record()).toEqual(['flushed', 'last word of the page', 'flushed', 'closed', '']);
  });

  test('is tried again when writing fails and the user says so', async () => {
    const page = await start();
    await page.evaluate(() =>
      (window as unknown as ProbeWindow).stetHost.call('failNextFlush', {}),
    );
    await answerMessageBox(0);
    await launched.close();
    expect(await record()).toContain('flushed');
  });

  test('is called off when writing fails and the user cancels', async () => {
    const page = await start();
    await page.evaluate(() =>
      (window as unknown as ProbeWindow).stetHost.call('failNextFlush', {}),
    );
    await answerMessageBox(2);
    await launched.app.evaluate(({ app }) => app.quit());
    await page.waitForTimeout(400);
    expect(await page.textContent('h1')).toBe('Probe');
    await launched.close();
    expect(await record()).toContain('closed');
  });
});

describe('the window', () => {
  test('comes back after its process crashed', async () => {
    await start();
    await launched.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return new Promise<void>((resolve) => {
        window?.webContents.once('did-finish-load', () => resolve());
        window?.webContents.forcefullyCrashRenderer();
      });
    });
    // The first load that ends after a crash may still be the empty page's.
    const title = () =>
      launched.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.title'),
      );
    await expect.poll(title, { timeout: 20_000 }).toBe('Probe');
    await launched.close();
  });

  test('opens where it was, on a screen that is there', async () => {
    await start();
    await launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 60, width: 900, height: 640 }),
    );
    await launched.close();
    await start();
    const bounds = await launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
    );
    expect(bounds).toMatchObject({ width: 900, height: 640 });
    await launched.close();
  });

  test('sends the commands of its menu to the page', async () => {
    const page = await start();
    await launched.app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.getMenuItemById('export')?.click(),
    );
    await page.waitForFunction(() =>
      (window as unknown as ProbeWindow).heard.some(
        ({ name, data }) =>
          name === 'command' && (data as { readonly name: string }).name === 'export',
      ),
    );
    await launched.close();
  });
});

describe('a path from outside', () => {
  const opened = () =>
    launched.app
      .firstWindow()
      .then((page) =>
        page.evaluate(() =>
          (window as unknown as ProbeWindow).heard
            .filter(({ name }) => name === 'opened')
            .map(({ data }) => data),
        ),
      );

  test('reaches the page as a token', async () => {
    await start('/corpora/first');
    await expect.poll(opened).toEqual([{ token: 'token of /corpora/first' }]);
    await launched.close();
  });

  test('given to a second process reaches the first, and the second ends', async () => {
    await start();
    const { executablePath } = electronUnderTest();
    const sandbox = process.platform === 'linux' ? ['--no-sandbox'] : [];
    await promisify(execFile)(
      executablePath,
      [...sandbox, folder, `--user-data-dir=${userData}`, 'second corpus'],
      { cwd: tmpdir(), timeout: 30_000 },
    );
    await expect
      .poll(opened)
      .toEqual([{ token: `token of ${path.join(tmpdir(), 'second corpus')}` }]);
    await launched.close();
  });
});

describe('a dialog', () => {
  test('starts in the folder that was used last', async () => {
    const page = await start();
    await launched.app.evaluate(({ dialog }) => {
      const asked: unknown[] = [];
      Reflect.set(globalThis, 'asked', asked);
      dialog.showOpenDialog = (async (...given: unknown[]) => {
        asked.push((given.at(-1) as { defaultPath?: string }).defaultPath ?? null);
        return { canceled: false, filePaths: ['/corpora/first'] };
      }) as typeof dialog.showOpenDialog;
    });
    const choose = () =>
      page.evaluate(() => (window as unknown as ProbeWindow).stetHost.call('choose', {}));
    expect(await choose()).toEqual({ ok: true, value: '/corpora/first' });
    await choose();
    const asked = await launched.app.evaluate(() => Reflect.get(globalThis, 'asked') as unknown);
    expect(asked).toEqual([null, '/corpora']);
    await launched.close();
  });
});
