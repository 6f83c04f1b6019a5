import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = path.resolve(here, '../..');

/** The folder of the built stand-in, which serves as a distribution of Electron. */
export const standinFolder: string = path.join(root, 'out/standin');

function bundle(outDir: string, file: string, entry: string): InlineConfig {
  const shared = { outDir, emptyOutDir: false, minify: false } as const;
  const source = path.join(here, entry);
  const options: InlineConfig = file.endsWith('.cjs')
    ? {
        ssr: { noExternal: true },
        build: {
          ...shared,
          ssr: source,
          target: 'node20',
          rolldownOptions: { output: { format: 'cjs', entryFileNames: file } },
        },
      }
    : {
        build: {
          ...shared,
          lib: { entry: source, formats: ['iife'], name: 'standin', fileName: () => file },
        },
      };
  return { configFile: false, root, logLevel: 'warn', publicDir: false, ...options };
}

async function newest(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true });
  const times = await Promise.all(
    files.map(async (file) => (await stat(path.join(folder, file))).mtimeMs),
  );
  return Math.max(...times);
}

async function isFresh(version: string): Promise<boolean> {
  try {
    const stamp = path.join(standinFolder, 'version');
    const builtFor = await readFile(stamp, 'utf8');
    return builtFor === version && (await stat(stamp)).mtimeMs > (await newest(here));
  } catch {
    return false;
  }
}

/** Builds the stand-in into `out/standin` unless it is there and newer than its sources. */
export async function buildStandin(): Promise<void> {
  const manifest = await readFile(path.join(root, 'node_modules/electron/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  if (await isFresh(version)) return;
  // Built beside and renamed, so that no other process ever sees half of one.
  const fresh = `${standinFolder}-${process.pid}`;
  await cp(path.join(here, 'files'), fresh, { recursive: true });
  await mkdir(path.join(fresh, 'resources'));
  await chmod(path.join(fresh, 'electron'), 0o755);
  await build(bundle(fresh, 'standin.cjs', 'src/start.ts'));
  await build(bundle(fresh, 'isolated-world.js', 'src/page/isolated-world.ts'));
  await build(bundle(fresh, 'main-world.js', 'src/page/main-world.ts'));
  await writeFile(path.join(fresh, 'version'), version);
  await rm(standinFolder, { recursive: true, force: true });
  await rename(fresh, standinFolder);
}
