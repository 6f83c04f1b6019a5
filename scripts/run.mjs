// Runs the steps of a script one after another and stops at the first that fails.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Path of a package's program as it lies in node_modules, to be run with this Node. */
export function program(file) {
  return `${root}node_modules/${file}`;
}

/** Runs `node FILE ...ARGS` in the project's folder and answers whether it ended well; prints how long it took. */
export function attempt(label, file, args, env = {}) {
  const started = performance.now();
  console.log(`\n— ${label}`);
  const { status, signal } = spawnSync(process.execPath, [file, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (status === 0) console.log(`  ${label}: ${seconds} s`);
  else console.error(`${label}: failed${signal ? ` (${signal})` : ''}`);
  return status === 0;
}

/** The same, and ends this process where it does not end well. */
export function step(label, file, args, env) {
  if (!attempt(label, file, args, env)) process.exit(1);
}
