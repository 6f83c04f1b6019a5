// Looks for Electron's binary without ever importing the package, which would download it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** Path of Electron's binary, or null where it is not present. */
export function findElectron() {
  let folder;
  try {
    folder = path.dirname(require.resolve('electron/package.json'));
  } catch {
    return null;
  }
  let name = '';
  try {
    name = readFileSync(path.join(folder, 'path.txt'), 'utf8');
  } catch {}
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const binary = override
    ? path.join(override, name || 'electron')
    : name && path.join(folder, 'dist', name);
  return binary && existsSync(binary) ? binary : null;
}

/** Path of Electron's binary, fetched with its own installer when it is missing; null when it cannot be had. */
export function getElectron() {
  const found = findElectron();
  if (found) return found;
  let installer;
  try {
    installer = require.resolve('electron/install.js');
  } catch {
    return null;
  }
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: 300_000 });
  return findElectron();
}

/** True when a window can be shown. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
