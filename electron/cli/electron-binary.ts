import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { installation } from './installation.ts';

// Never imports the package: that would start a download.
const require = createRequire(path.join(installation.root, 'package.json'));
const fetchTimeout = 300_000;

/** Path of Electron's binary, or null where it is not present. */
export function findElectron(): string | null {
  const folder = packageFolder();
  if (!folder) return null;
  const name = readName(path.join(folder, 'path.txt'));
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return ifPresent(path.join(override, name || 'electron'));
  return name ? ifPresent(path.join(folder, 'dist', name)) : null;
}

/** Path of Electron's binary, fetched with its own installer where it is missing; null when it cannot be had. */
export function getElectron(): string | null {
  const found = findElectron();
  if (found) return found;
  const folder = packageFolder();
  if (!folder) return null;
  console.error('Fetching Electron’s binary…');
  spawnSync(process.execPath, [path.join(folder, 'install.js')], {
    stdio: 'ignore',
    timeout: fetchTimeout,
  });
  return findElectron();
}

/** True when a window can be shown. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function packageFolder(): string | null {
  try {
    return path.dirname(require.resolve('electron/package.json'));
  } catch {
    return null;
  }
}

function readName(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function ifPresent(file: string): string | null {
  return existsSync(file) ? file : null;
}
