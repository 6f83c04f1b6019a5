import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import inspector from 'node:inspector';
import Module from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { announceReady, app } from './app.ts';
import { unpackArchive } from './archive.ts';
import { parseArguments } from './arguments.ts';
import { startChromium } from './chromium.ts';
import { electron } from './electron.ts';
import { readFuses } from './fuses.ts';
import { runtime } from './runtime.ts';

type Loader = (request: string, ...rest: readonly unknown[]) => unknown;

/** Makes `electron` mean the stand-in, for require and for import, here and for the inspector. */
function resolveElectron(): void {
  Reflect.set(globalThis, Symbol.for('stand-in'), electron);
  const loader = Module as unknown as { _load: Loader };
  const load = loader._load;
  loader._load = function (this: unknown, request, ...rest) {
    return /^electron(\/(main|common))?$/.test(request)
      ? electron
      : load.call(this, request, ...rest);
  };
  Module.register(pathToFileURL(path.join(runtime.home, 'hooks.mjs')), {
    data: { names: Object.keys(electron) },
  });
  Reflect.set(
    globalThis,
    'require',
    Module.createRequire(path.join(runtime.appPath, 'package.json')),
  );
  // Workers have no hooks; this keeps a stray import of `electron` in one from downloading it.
  process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime.home;
}

/** Finds the app: the archive beside the executable, or the folder named on the command line. */
function findApp(loadOnlyArchive: boolean): void {
  const archive = path.join(runtime.resources, 'app.asar');
  if (existsSync(archive)) {
    const unpacked = mkdtempSync(path.join(tmpdir(), 'stand-in-app-'));
    process.on('exit', () => rmSync(unpacked, { recursive: true, force: true }));
    runtime.packaged = true;
    runtime.appPath = path.join(unpacked, 'app.asar');
    unpackArchive(archive, runtime.appPath);
  } else if (loadOnlyArchive)
    throw new Error('stand-in: this build loads its app from app.asar only');
  else runtime.appPath = path.resolve(runtime.arguments.app ?? '.');
  const manifest = readFileSync(path.join(runtime.appPath, 'package.json'), 'utf8');
  runtime.manifest = JSON.parse(manifest) as typeof runtime.manifest;
  app.name = runtime.manifest.productName ?? runtime.manifest.name ?? 'Electron';
}

function dressProcess(version: string): void {
  const define = (target: object, name: string, value: unknown) =>
    Object.defineProperty(target, name, { value, configurable: true, enumerable: true });
  define(process, 'type', 'browser');
  define(process, 'resourcesPath', runtime.resources);
  define(process, 'execPath', runtime.executable);
  if (!runtime.packaged) define(process, 'defaultApp', true);
  define(process, 'versions', { ...process.versions, electron: version, chrome: '0.0.0.0' });
  process.argv = [runtime.executable, ...runtime.arguments.all];
  process.exit = (code) => {
    app.exit(Number(code ?? 0));
    throw new Error('stand-in: the process outlived its exit');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => app.quit());
}

/** A main module that awaits what only comes after it would wait for ever, as in Electron. */
async function evaluateMain(): Promise<void> {
  const main = path.join(runtime.appPath, runtime.manifest.main ?? 'index.js');
  const deadlock = setTimeout(() => {
    process.stderr.write('stand-in: top-level await deadlock: the main module waits for ready\n');
    process.exit(70);
  }, 10_000);
  try {
    await import(pathToFileURL(main).href);
  } catch (error) {
    process.stderr.write(`A JavaScript error occurred in the main process\n${String(error)}\n`);
    if (error instanceof Error) process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  }
  clearTimeout(deadlock);
}

/** Runs as the executable at `executable` was asked to on its command line. */
export async function start(executable: string): Promise<void> {
  const fuse = readFuses(executable);
  if (process.env.ELECTRON_RUN_AS_NODE && fuse('runAsNode'))
    throw new Error('stand-in: running as Node is not implemented');
  runtime.home = path.dirname(executable);
  runtime.executable = executable;
  runtime.resources = path.join(runtime.home, 'resources');
  runtime.arguments = parseArguments(process.argv.slice(2));
  const version = readFileSync(path.join(runtime.home, 'version'), 'utf8').trim();
  findApp(fuse('onlyLoadAppFromAsar'));
  dressProcess(version);
  resolveElectron();
  if (runtime.arguments.inspect && fuse('nodeCliInspect')) inspector.open(0, '127.0.0.1');
  const starting = startChromium(
    runtime.arguments.userData ?? tmpdir(),
    runtime.arguments.remoteDebugging,
    () => {
      process.stderr.write('stand-in: Chromium ended by itself\n');
      process.exit(1);
    },
  );
  await evaluateMain();
  runtime.chromium = await starting;
  announceReady();
}
