import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { buildStandin, standinFolder } from './build.ts';

/** The folder of the checkout, which is the app in development. */
export const checkout: string = fileURLToPath(new URL('../..', import.meta.url));

/** What the desktop tests run: the real thing where it is installed, else the stand-in. */
export interface ElectronUnderTest {
  readonly executablePath: string;
  readonly kind: 'electron' | 'stand-in';
}

/** Electron's own binary if it is installed. Only looks: importing the package would download one. */
function installedElectron(): string | null {
  const require = createRequire(import.meta.url);
  try {
    const folder = path.dirname(require.resolve('electron/package.json'));
    const binary = path.join(folder, 'dist', readFileSync(path.join(folder, 'path.txt'), 'utf8'));
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

/** What to launch: STET_ELECTRON if set, the installed Electron, else the stand-in. */
export function electronUnderTest(): ElectronUnderTest {
  const named = process.env.STET_ELECTRON;
  const standin = path.join(standinFolder, 'electron');
  if (named) return { executablePath: named, kind: named === standin ? 'stand-in' : 'electron' };
  const real = installedElectron();
  if (real) return { executablePath: real, kind: 'electron' };
  return { executablePath: standin, kind: 'stand-in' };
}

let announced = false;

/** Says once a run, and plainly, what the desktop tests are running on. */
function announce({ kind, executablePath }: ElectronUnderTest): void {
  if (announced) return;
  announced = true;
  console.log(
    kind === 'electron'
      ? `desktop tests run on Electron: ${executablePath}`
      : 'desktop tests run on the stand-in: real Electron is not installed',
  );
}

/** Removes a folder in which a browser that has just ended may still be tidying up. */
export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}

/** An app that runs, and the folder in which it keeps what is the user's. */
export interface LaunchedApp {
  readonly app: ElectronApplication;
  readonly kind: ElectronUnderTest['kind'];
  readonly userData: string;
  /** Everything the main process wrote on stderr so far. */
  log(): string;
  /** Answers every open dialog from now on with these paths; null dismisses it. */
  answerOpenDialog(paths: readonly string[] | null): Promise<void>;
  /** The first window, once its page is loaded. */
  window(): Promise<Page>;
  /** Quits as a user does, if it has not ended, and removes the folder, if it was made for this run. */
  close(): Promise<void>;
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>;
}

/**
 * Starts the app in `folder` (the checkout by default), or with `executablePath` a packaged one,
 * in a user-data folder of its own. Dialogs have no answer until a test gives one.
 */
export async function launchApp(
  options: {
    readonly folder?: string;
    readonly executablePath?: string;
    readonly args?: readonly string[];
    readonly userData?: string;
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Promise<LaunchedApp> {
  const chosen = electronUnderTest();
  announce(chosen);
  if (chosen.kind === 'stand-in') await buildStandin();
  const userData = options.userData ?? (await mkdtemp(path.join(tmpdir(), 'stet-user-')));
  const app = await _electron.launch({
    executablePath: options.executablePath ?? chosen.executablePath,
    args: [
      ...(options.executablePath ? [] : [options.folder ?? checkout]),
      `--user-data-dir=${userData}`,
      ...(options.args ?? []),
    ],
    // Playwright would otherwise show every page in light colours, whatever the app says.
    colorScheme: null,
    env: { ...(process.env as Record<string, string>), ...options.env },
    timeout: 60_000,
  });
  let log = '';
  let running = true;
  app.on('close', () => {
    running = false;
  });
  app.process().stderr?.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  return {
    app,
    kind: chosen.kind,
    userData,
    log: () => log,
    answerOpenDialog: (paths) =>
      app.evaluate(({ dialog }, chosen) => {
        const answer = { canceled: chosen === null, filePaths: [...(chosen ?? [])] };
        dialog.showOpenDialog = async () => answer;
      }, paths),
    async window() {
      const page = await app.firstWindow();
      await page.waitForURL((url) => url.protocol !== 'about:');
      await page.waitForLoadState('load');
      return page;
    },
    async kill() {
      if (!running) return;
      const ended = new Promise<void>((resolve) => app.on('close', () => resolve()));
      app.process().kill('SIGKILL');
      await ended;
    },
    async close() {
      if (running) await app.close();
      if (!options.userData) await removeFolder(userData);
    },
  };
}
