import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The port that `stet serve` listened on the last time, or 0. */
export function lastPort(userFolder: string): number {
  try {
    const port = Number(readFileSync(path.join(userFolder, 'port'), 'utf8'));
    return Number.isInteger(port) && port >= 1024 && port <= 65_535 ? port : 0;
  } catch {
    return 0;
  }
}

/** Keeps a port for the next time; a folder that cannot be written keeps nothing. */
export function keepPort(userFolder: string, port: number): void {
  try {
    mkdirSync(userFolder, { recursive: true });
    writeFileSync(path.join(userFolder, 'port'), `${port}\n`);
  } catch {
    // The next start takes another port, and the page begins at the first finding.
  }
}
