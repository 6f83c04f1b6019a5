import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
}

const lock = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
) as { packages: Record<string, Locked> };

/** True when a package that lies at `parent` would find `name` in the lockfile. */
function isLocked(parent: string, name: string): boolean {
  for (let at = parent; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (at === '') return false;
    if (!at.includes('/node_modules/')) at = '';
  }
}

test('the lockfile names the optional packages of every system, so that a clean install works on each', () => {
  const missing = Object.entries(lock.packages).flatMap(([parent, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !isLocked(parent, name))
      .map((name) => `${parent}: ${name}`),
  );
  expect(missing).toEqual([]);
});

test('the lockfile names no address, so that each machine asks its own registry', () => {
  const named = Object.values(lock.packages).filter(({ resolved }) => resolved);
  expect(named).toEqual([]);
});
