import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../../', import.meta.url));
let built: Promise<string> | null = null;

/** Builds the scan's worker, once for all test files of this process; gives its path. */
export function builtWorker(): Promise<string> {
  built ??= buildWorker();
  return built;
}

async function buildWorker(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'stet-worker-'));
  await build({
    root,
    configFile: join(root, 'vite.worker.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: false },
  });
  return join(outDir, 'scan.cjs');
}
