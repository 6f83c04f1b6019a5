import { execFile } from 'node:child_process';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.mjs';
import { checkout, electronUnderTest, launchApp } from '../standin/launch.ts';
import { pickPlace } from './place-picker.ts';
import { finished, startStet, temporaryFolder } from './stet-command.ts';

/** Stet as it runs on one of its hosts, with a window in which a test does what an editor does. */
export interface OpenedApp {
  readonly page: Page;
  /** What went wrong in the window so far: errors it logged or threw, refusals by its content security policy. */
  readonly troubles: readonly string[];
  /** Everything the program wrote so far. */
  log(): string;
  /** Opens a folder from the first screen, through the dialog this host has. */
  openCorpus(folder: string): Promise<void>;
  /** Answers the dialog that the button `opener` brings up with a folder to export into. */
  chooseExportFolder(opener: string, folder: string): Promise<void>;
  /** Ends the program as a user does and waits until it has. */
  close(): Promise<void>;
  /** Ends the program as a power cut would. */
  kill(): Promise<void>;
}

export interface TestHost {
  readonly name: 'desktop' | 'browser';
  /** Starts Stet; what it keeps for its user lies in `user`, so that opening it there again goes on. */
  open(user: string): Promise<OpenedApp>;
}

const patience = 60_000;

/** Lists what a page complains about, from now on. */
function listenForTroubles(page: Page): string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`${message.text()} ${message.location().url}`);
  });
  page.on('crash', () => troubles.push('the page crashed'));
  return troubles;
}

/** The desktop app: on Electron where its binary is installed, else on the stand-in. */
export const desktop: TestHost = {
  name: 'desktop',
  async open(user) {
    const launched = await launchApp({ userData: path.join(user, 'desktop') });
    const page = await launched.window();
    page.setDefaultTimeout(patience);
    const troubles = listenForTroubles(page);
    return {
      page,
      troubles,
      log: launched.log,
      async openCorpus(folder) {
        await launched.answerOpenDialog([folder]);
        await page.getByRole('button', { name: /^Open a folder/ }).click();
      },
      async chooseExportFolder(opener, folder) {
        await launched.answerOpenDialog([folder]);
        await page.getByRole('button', { name: opener }).click();
      },
      close: launched.close,
      kill: launched.kill,
    };
  },
};

/** Starts a second process of the desktop app beside one in the same user folder; resolves when it has ended. */
export function startDesktopAgain(user: string, target: string): Promise<void> {
  const sandbox = process.platform === 'linux' ? ['--no-sandbox'] : [];
  const folder = `--user-data-dir=${path.join(user, 'desktop')}`;
  return new Promise((resolve, reject) => {
    execFile(
      electronUnderTest().executablePath,
      [...sandbox, checkout, folder, target],
      { timeout: patience },
      (error) => (error ? reject(error) : resolve()),
    );
  });
}

/** Switches for a Chromium that talks to nobody but the page's own host. */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium of this machine, with the profile in `profile`. Throws a sentence when there is none. */
export function openBrowser(profile: string): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found; name one in STET_CHROMIUM.');
  return chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...chromiumArguments],
    viewport: { width: 1280, height: 840 },
    colorScheme: null,
    timeout: patience,
  });
}

/** `stet serve`, running, and the address that it printed. */
export interface Served {
  readonly address: string;
  log(): string;
  /** Ends it with a signal and gives its exit code. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Starts `stet serve`; throws with what it printed when it ends without an address. */
export async function serve(options: {
  readonly home: string;
  /** A corpus or project to open at once. */
  readonly target?: string;
}): Promise<Served> {
  const { home, target } = options;
  const child = startStet(['serve', '--no-open', ...(target ? [target] : [])], {
    home,
    cwd: path.dirname(home),
  });
  const end = finished(child);
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /http:\/\/\S+/.exec(printed)?.[0];
      if (found) resolve(found);
    });
    end.then(() => reject(new Error(`stet serve ended: ${printed}`)), reject);
  });
  return {
    address,
    log: () => printed,
    async stop(signal) {
      child.kill(signal);
      return (await end).code;
    },
  };
}

/** `stet serve` in a Chromium without a window. */
export const browser: TestHost = {
  name: 'browser',
  async open(user) {
    const home = path.join(user, 'home');
    const served = await serve({ home });
    const context = await openBrowser(path.join(user, 'profile'));
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(patience);
    const troubles = listenForTroubles(page);
    await page.goto(served.address);
    return {
      page,
      troubles,
      log: served.log,
      async openCorpus(folder) {
        await page.getByRole('button', { name: /^Open a folder/ }).click();
        await pickPlace(page, folder);
      },
      async chooseExportFolder(opener, folder) {
        await page.getByRole('button', { name: opener }).click();
        await pickPlace(page, folder);
      },
      async close() {
        await context.close();
        const code = await served.stop('SIGTERM');
        if (code !== 0) throw new Error(`stet serve ended with ${code}: ${served.log()}`);
      },
      async kill() {
        await served.stop('SIGKILL');
        await context.close();
      },
    };
  },
};

/** Keeps a picture of the window of a test that failed, and prints where it is and what the window complained about. */
export async function keepEvidence(app: OpenedApp): Promise<void> {
  const picture = path.join(temporaryFolder('failed'), 'window.png');
  await app.page.screenshot({ path: picture }).catch(() => undefined);
  console.log(`the window: ${picture}\n${[...app.troubles, app.log()].join('\n')}`);
}

export const hosts: readonly TestHost[] = [desktop, browser];
