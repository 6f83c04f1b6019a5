import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { Devtools } from './devtools.ts';

const wellKnown = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The Chromium to show windows in: STET_CHROMIUM, CHROME_PATH, or one in a usual place. */
function findChromium(): string {
  const found = [process.env.STET_CHROMIUM, process.env.CHROME_PATH, ...wellKnown].find(
    (candidate) => candidate && existsSync(candidate),
  );
  if (!found) throw new Error('stand-in: no Chromium found; set STET_CHROMIUM to its path');
  return found;
}

const switches = [
  '--headless=new',
  '--no-sandbox',
  '--no-startup-window',
  '--no-first-run',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--disable-sync',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-site-isolation-trials',
  '--disable-features=IsolateOrigins,site-per-process,Translate,HttpsUpgrades,PaintHolding',
  '--password-store=basic',
  '--use-mock-keychain',
  '--remote-debugging-pipe',
];

/**
 * Starts Chromium on a pipe for the stand-in and, if asked, a port for Playwright, whose
 * "DevTools listening on" line goes to stderr the way Electron prints it.
 * The profile lies in `home` and lasts as long as this process, as does the browser.
 */
export async function startChromium(
  home: string,
  port: boolean,
  onExit: () => void,
): Promise<Devtools> {
  mkdirSync(home, { recursive: true });
  const profile = mkdtempSync(path.join(home, 'Chromium-'));
  const child: ChildProcess = spawn(
    findChromium(),
    [...switches, `--user-data-dir=${profile}`, ...(port ? ['--remote-debugging-port=0'] : [])],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached: true },
  );
  let killed = false;
  const kill = () => {
    if (killed) return;
    killed = true;
    try {
      // The whole group: a browser's children may outlive it by a moment, and write.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
    } catch {
      // It ended by itself, or leaves a file behind in a folder made for a test.
    }
  };
  // Also while it is still starting.
  process.on('exit', kill);
  child.on('exit', () => {
    if (!killed) onExit();
  });
  if (child.stderr)
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (line.startsWith('DevTools listening on')) process.stderr.write(`${line}\n`);
    });
  const devtools = new Devtools(child.stdio[3] as Writable, child.stdio[4] as Readable);
  await devtools.send('Browser.getVersion', {});
  return devtools;
}
