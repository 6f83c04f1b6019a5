import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = path.resolve(here, '../../..');

/** Builds the probe, an app with the real main process and preload, and returns its folder. */
export async function buildProbe(): Promise<string> {
  const folder = path.join(root, 'out/probe');
  const built = path.join(folder, 'out');
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'probe', version: '1.2.3', type: 'module', main: 'out/main/index.js' }),
  );
  const shared = { root, logLevel: 'warn' } as const;
  await build({
    ...shared,
    configFile: path.join(root, 'vite.main.config.ts'),
    build: { ssr: path.join(here, 'main.ts'), outDir: path.join(built, 'main') },
  });
  await build({
    ...shared,
    configFile: path.join(root, 'vite.preload.config.ts'),
    build: { outDir: path.join(built, 'preload') },
  });
  await cp(path.join(here, 'page'), path.join(built, 'renderer'), { recursive: true });
  return folder;
}
