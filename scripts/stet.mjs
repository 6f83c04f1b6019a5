#!/usr/bin/env node
// The `stet` command in a checkout: runs the build, making it first where there is none.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../out/cli/stet.js', import.meta.url);
const worker = new URL('../out/worker/scan.cjs', import.meta.url);
if (!existsSync(fileURLToPath(built)) || !existsSync(fileURLToPath(worker))) {
  process.stderr.write('Building Stet once…\n');
  const { buildParts } = await import('./build.mjs');
  await buildParts();
}
await import(built.href);
