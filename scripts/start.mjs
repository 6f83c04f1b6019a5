// npm start: builds Stet and opens it, on the desktop where that is possible, else in the browser.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildParts } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

await buildParts();
const stet = spawn(
  process.execPath,
  [`${root}scripts/stet.mjs`, 'open', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stet.kill(signal));
stet.on('exit', (code) => process.exit(code ?? 1));
