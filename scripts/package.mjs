// npm run package [-- electron-builder's options]: builds Stet and its installers for this system into dist/.
import { fileURLToPath } from 'node:url';
import { program, step } from './run.mjs';

step('build', fileURLToPath(new URL('build.mjs', import.meta.url)), []);
step('installers', program('electron-builder/cli.js'), [
  '--publish',
  'never',
  ...process.argv.slice(2),
]);
