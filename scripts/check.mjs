// npm run check: the quick half of the tests, under a minute.
import { program, step } from './run.mjs';

step('format and lint', program('@biomejs/biome/bin/biome'), ['ci', '.']);
for (const world of ['shared', 'electron', 'electron/preload', 'renderer', 'tests']) {
  step(`types of ${world}`, program('typescript/bin/tsc'), ['-p', world]);
}
step('dead code', program('knip/bin/knip.js'), []);
step('unit and property tests', program('vitest/vitest.mjs'), ['run', '--project', 'quick']);
