// npm run bench:ui [-- --articles N] [--keep FOLDER]: measures the window in Chromium on a corpus of 160,000 articles; build first.
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { requireChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = `${root}out/bench-ui`;
process.env.STET_CHROMIUM = requireChromium();

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: { ssr: 'tests/bench/ui-bench.ts', outDir, target: 'node20', emptyOutDir: true },
});
await import(`${outDir}/ui-bench.js`);
await rm(outDir, { recursive: true, force: true });
