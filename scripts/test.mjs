// npm test: everything. The quick half, then a build, then what needs a browser and the desktop.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireChromium } from './chromium.mjs';
import { attempt, program, step } from './run.mjs';

const script = (name) => fileURLToPath(new URL(name, import.meta.url));

const chromium = requireChromium();
const folder = mkdtempSync(path.join(tmpdir(), 'stet-tests-'));
const report = path.join(folder, 'report.json');
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const whole = (label, files) =>
  attempt(
    label,
    program('vitest/vitest.mjs'),
    [
      ...['run', '--project', 'whole', ...files],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ],
    { STET_CHROMIUM: chromium },
  );

/** The files of the last run in which something failed; none where the run itself broke. */
function failedFiles() {
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    return testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
  } catch {
    return [];
  }
}

step('quick checks', script('check.mjs'), []);
step('build', script('build.mjs'), []);
if (!whole('whole-program tests', [])) {
  // A real browser on a loaded build machine now and then answers late. The tests of a file share a window, so that
  // one alone cannot be tried again. What fails twice is a failure, and the first failure stands printed above.
  const again = process.env.CI ? failedFiles() : [];
  if (again.length === 0 || again.length > 2) process.exit(1);
  if (!whole('what failed, from its beginning', again)) process.exit(1);
  console.log(
    `\nFailed first and passed when run again: ${again.map((file) => path.basename(file)).join(', ')}`,
  );
}
