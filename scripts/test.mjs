// npm test: everything. The quick half, then a build, then what needs a browser and the desktop.
import { fileURLToPath } from 'node:url';
import { requireChromium } from './chromium.mjs';
import { program, step } from './run.mjs';

const script = (name) => fileURLToPath(new URL(name, import.meta.url));

const chromium = requireChromium();
step('quick checks', script('check.mjs'), []);
step('build', script('build.mjs'), []);
step('whole-program tests', program('vitest/vitest.mjs'), ['run', '--project', 'whole'], {
  STET_CHROMIUM: chromium,
});
