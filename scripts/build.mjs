// Builds everything into out/: the page, the main process, the preload, the scan worker and the command line.
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The parts, each with its own Vite configuration. */
export const parts = ['main', 'preload', 'worker', 'cli', 'renderer'];

/** Builds the named parts, quietly; a failed part throws. */
export async function buildParts(names = parts) {
  process.chdir(root);
  for (const name of names) {
    await build({ configFile: `${root}vite.${name}.config.ts`, logLevel: 'warn' });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2);
  if (names.length === 0) await rm(`${root}out`, { recursive: true, force: true });
  await buildParts(names.length > 0 ? names : parts);
}
