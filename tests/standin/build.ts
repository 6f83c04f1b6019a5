import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = path.resolve(here, '../..');

/** The folder of the built stand-in, which serves as a distribution of Electron. */
export const standinFolder: string = path.join(root, 'out/standin');

function configuration(file: string, entry: string, format: 'cjs' | 'iife'): InlineConfig {
  const shared = { outDir: standinFolder, emptyOutDir: false, minify: false };
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ...(format === 'cjs'
      ? {
          ssr: { noExternal: true },
          build: {
            ...shared,
            ssr: path.join(here, entry),
            target: 'node20',
            rolldownOptions: { output: { format, entryFileNames: file, codeSplitting: false } },
          },
        }
      : {
          build: {
            ...shared,
            lib: {
              entry: path.join(here, entry),
              formats: [format],
              name: 'standin',
              fileName: () => file,
            },
          },
        }),
  };
}

/** Builds the stand-in into `out/standin`: the executable, its bundle, the page scripts. */
export async function buildStandin(): Promise<void> {
  await rm(standinFolder, { recursive: true, force: true });
  await mkdir(path.join(standinFolder, 'resources'), { recursive: true });
  await cp(path.join(here, 'files'), standinFolder, { recursive: true });
  await chmod(path.join(standinFolder, 'electron'), 0o755);
  const manifest = await readFile(path.join(root, 'node_modules/electron/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  await writeFile(path.join(standinFolder, 'version'), version);
  await build(configuration('standin.cjs', 'src/start.ts', 'cjs'));
  await build(configuration('isolated-world.js', 'src/page/isolated-world.ts', 'iife'));
  await build(configuration('main-world.js', 'src/page/main-world.ts', 'iife'));
}
