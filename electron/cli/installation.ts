import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// The bundled command line lies in out/cli/.
const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where the parts of this installation lie. */
export const installation = {
  root,
  worker: path.join(root, 'out/worker/scan.cjs'),
  page: path.join(root, 'out/renderer'),
  samples: path.join(root, 'samples'),
  get version(): string {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    return String(manifest.version);
  },
};

/** The folder for what belongs to the user: STET_HOME, else the system's usual place. */
export function userFolder(): string {
  if (process.env.STET_HOME) return path.resolve(process.env.STET_HOME);
  const home = os.homedir();
  if (process.platform === 'darwin') return path.join(home, 'Library/Application Support/Stet');
  if (process.platform === 'win32') {
    return path.join(process.env.APPDATA ?? path.join(home, 'AppData/Roaming'), 'Stet');
  }
  return path.join(process.env.XDG_CONFIG_HOME ?? path.join(home, '.config'), 'Stet');
}
