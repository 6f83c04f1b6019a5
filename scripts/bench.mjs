// npm run bench [-- --data FOLDER] [--only NAME,…] [--datasketch PATH] [--harper PATH]: measures speed and quality beside a peer or a limit.
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = `${root}out/bench`;

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: { ssr: 'tests/bench/bench.ts', outDir, target: 'node20', emptyOutDir: true },
  ssr: { external: ['nspell'] },
});
await import(`${outDir}/bench.js`);
await rm(outDir, { recursive: true, force: true });
