import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { LaunchedApp } from '../standin/launch.ts';
import {
  executableOf,
  launchPackagedApp,
  listArchive,
  packageApp,
  readFuseWire,
} from './packaged-app.ts';

// The stand-in, which is what is packaged where Electron is not installed, has no .exe or .app.
describe.skipIf(process.platform !== 'linux')('the packaged app', () => {
  let output: string;
  let release: string;
  let inspectable: string;
  let launched: LaunchedApp | null = null;

  beforeAll(async () => {
    output = await mkdtemp(path.join(tmpdir(), 'stet-package-'));
    release = await packageApp(path.join(output, 'release'), false);
    inspectable = await packageApp(path.join(output, 'inspectable'), true);
  }, 240_000);
  afterEach(() => launched?.kill());
  afterAll(() => rm(output, { recursive: true, force: true }));

  test('holds what was built and the manifest, and nothing else', () => {
    const files = listArchive(path.join(release, 'resources/app.asar'));
    const elsewhere = files.filter(
      (file) => file !== 'package.json' && !/^out\/(main|preload|renderer|worker)\//.test(file),
    );
    expect(elsewhere).toEqual([]);
    for (const file of ['main/index.js', 'preload/index.cjs', 'worker/scan.cjs'])
      expect(files).toContain(`out/${file}`);
    expect(files).toContain('out/renderer/index.html');
    expect(files.filter((file) => /\.map$|node_modules/.test(file))).toEqual([]);
    expect(existsSync(path.join(release, 'resources/app.asar.unpacked'))).toBe(false);
  });

  test('brings the samples along as ordinary files', () => {
    expect(existsSync(path.join(release, 'resources/samples'))).toBe(true);
  });

  test('has its fuses set for a release', () => {
    // Run as Node, NODE_OPTIONS and --inspect off; archive checked and the only source of the app;
    // no cookies to encrypt, no snapshot of ours, no privileges for file:; Wasm traps as they come.
    expect(readFuseWire(executableOf(release))).toBe('000011001');
    expect(readFuseWire(executableOf(inspectable))).toBe('000111001');
  });

  test('opens its window and answers', async () => {
    launched = await launchPackagedApp(inspectable);
    const page = await launched.window();
    const info = await page.evaluate(() =>
      (
        window as unknown as {
          stetHost: { call(name: string, args: object): Promise<unknown> };
        }
      ).stetHost.call('app.info', {}),
    );
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(info).toMatchObject({
      ok: true,
      value: { version: manifest.version, host: 'desktop', project: null },
    });
    expect(await launched.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
    await launched.close();
  });

  test('opens the sample corpus it brings along', async () => {
    launched = await launchPackagedApp(inspectable);
    const page = await launched.window();
    const call = (name: string) =>
      page.evaluate(
        (operation) =>
          (
            window as unknown as {
              stetHost: { call(name: string, args: object): Promise<unknown> };
            }
          ).stetHost.call(operation, {}),
        name,
      );
    expect(await call('project.openSample')).toMatchObject({ ok: true });
    await expect
      .poll(() => call('project.info'), { timeout: 60_000, interval: 250 })
      .toMatchObject({ ok: true, value: { state: 'ready' } });
    await launched.close();
  });
});
