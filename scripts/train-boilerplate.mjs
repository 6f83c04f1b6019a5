// Trains the line model of shared/boilerplate and writes its figures to line-model-data.ts.
//
//   node scripts/train-boilerplate.mjs PAGES STORIES
//
// PAGES are labelled pages, STORIES clean news stories, both as JSON lines, gzipped or not, in the
// forms that tests/bench/boilerplate-pages.ts reads. The same data give the same file; minutes.
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const [pages, stories] = process.argv.slice(2);
if (!pages || !stories) {
  console.error('usage: node scripts/train-boilerplate.mjs PAGES STORIES');
  process.exit(2);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = `${root}out/train`;

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: 'tests/bench/boilerplate-train.ts',
    outDir,
    target: 'node20',
    emptyOutDir: true,
  },
});
const { writeLineModel } = await import(`${outDir}/boilerplate-train.js`);
writeLineModel(pages, stories, `${root}shared/boilerplate/line-model-data.ts`);
await rm(outDir, { recursive: true, force: true });
