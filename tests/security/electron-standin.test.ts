/** What the stand-in promises: mistakes that real Electron would punish do not pass on it. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildStandin, standinFolder } from '../standin/build.ts';

const openWindow = (preload: string) => `
  import { app, BrowserWindow, ipcMain, protocol } from 'electron';
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
  ipcMain.on('said', (event, text) => { console.log(text); app.exit(0); });
  app.whenReady().then(() => {
    protocol.handle('app', () => new Response('<h1>page</h1>', { headers: { 'content-type': 'text/html' } }));
    const window = new BrowserWindow({ webPreferences: { preload: import.meta.dirname + '/${preload}' } });
    window.webContents.on('preload-error', (event, file, error) => { console.log('preload-error', error.message); app.exit(0); });
    window.loadURL('app://bundle/');
  });`;

/** Runs an app of the given files to its end; its main module is main.js. */
async function run(files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(path.join(tmpdir(), 'stand-in-test-'));
  const manifest = JSON.stringify({ name: 'test', type: 'module', main: 'main.js' });
  for (const [name, text] of Object.entries({ 'package.json': manifest, ...files }))
    await writeFile(path.join(folder, name), text);
  const child = spawn(path.join(standinFolder, 'electron'), [
    folder,
    `--user-data-dir=${path.join(folder, 'user')}`,
  ]);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  return { code, output };
}

const runMain = (main: string) => run({ 'main.js': main });

describe.skipIf(process.platform === 'win32').concurrent('the stand-in', () => {
  beforeAll(buildStandin);

  test('throws for what it does not implement', async () => {
    const { code, output } = await runMain(
      "import { app, net } from 'electron'; try { net.request('x'); } catch (e) { console.log(e.message); } app.getGPUInfo();",
    );
    expect(output).toContain('stand-in: electron.net.request is not implemented');
    expect(output).toContain('stand-in: electron.app.getGPUInfo is not implemented');
    expect(code).toBe(1);
  });

  test('ends when the main module awaits what comes after it', async () => {
    const { code, output } = await runMain(
      "import { app } from 'electron'; await app.whenReady();",
    );
    expect(output).toContain('top-level await deadlock');
    expect(code).toBe(70);
  }, 30_000);

  test('refuses a window before the app is ready', async () => {
    const { code, output } = await runMain(
      "import { BrowserWindow } from 'electron'; new BrowserWindow();",
    );
    expect(output).toContain('Cannot create BrowserWindow before app is ready');
    expect(code).toBe(1);
  });

  test('refuses a second handler, a late scheme and an unanswered dialog', async () => {
    const { output } = await runMain(`
      import { app, dialog, ipcMain, protocol } from 'electron';
      ipcMain.handle('a', () => {});
      try { ipcMain.handle('a', () => {}); } catch (e) { console.log(e.message); }
      app.whenReady().then(async () => {
        try { protocol.registerSchemesAsPrivileged([]); } catch (e) { console.log(e.message); }
        await dialog.showOpenDialog({}).catch((e) => console.log(e.message));
        app.quit();
      });`);
    expect(output).toContain("Attempted to register a second handler for 'a'");
    expect(output).toContain('should be called before app is ready');
    expect(output).toContain('dialog.showOpenDialog was called, and no test had answered it');
  });

  test('cannot load an ES module as a preload', async () => {
    const { output } = await run({
      'main.js': openWindow('preload.mjs'),
      'preload.mjs': "import { ipcRenderer } from 'electron'; ipcRenderer.send('said', 'hello');",
    });
    expect(output).toContain('preload-error Cannot use import statement outside a module');
  });

  test('gives a preload no module of Node', async () => {
    const { output } = await run({
      'main.js': openWindow('preload.cjs'),
      'preload.cjs': "require('node:fs');",
    });
    expect(output).toContain('preload-error module not found: node:fs');
  });

  test('sends nothing over IPC that cannot be cloned', async () => {
    const { output } = await run({
      'main.js': openWindow('preload.cjs'),
      'preload.cjs': `const { ipcRenderer } = require('electron');
        let refused = ''; try { ipcRenderer.send('said', () => {}); } catch (e) { refused = e.message; }
        ipcRenderer.send('said', refused);`,
    });
    expect(output).toContain('An object could not be cloned.');
  });

  test('notices preventDefault that comes too late', async () => {
    const { code, output } = await runMain(`
      import { app } from 'electron';
      app.on('before-quit', async (event) => { await null; event.preventDefault(); });
      app.on('will-quit', (event) => { if (!globalThis.once) { globalThis.once = true; event.preventDefault(); setTimeout(() => app.quit(), 50); } });
      app.whenReady().then(() => app.quit());`);
    expect(output).toContain("preventDefault() of 'before-quit' came too late");
    expect(code).toBe(0);
  });
});
