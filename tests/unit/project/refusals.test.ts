import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { acquireLock } from '../../../electron/backend/project/lock.ts';
import { bundleScript } from './bundle.ts';
import { ids, newProjectFile, open } from './support.ts';

// A limit on the size of files stands in for a full disk; the shell of Windows has none.
test.skipIf(process.platform === 'win32')(
  'an entry that does not fit on the disk is refused in a sentence, and all before it are there',
  async () => {
    const file = await newProjectFile();
    const script = await bundleScript(
      new URL('./append-until-full.ts', import.meta.url),
      join(dirname(file), 'out'),
    );
    const report: unknown = JSON.parse(
      execFileSync('sh', ['-c', 'ulimit -f 24; exec "$0" "$@"', process.execPath, script, file], {
        encoding: 'utf8',
      }),
    );
    expect(report).toMatchObject({
      failures: Array.from({ length: 3 }, () =>
        expect.stringMatching(/^unwritable: Could not write .*town\.stet\.journal: /u),
      ),
    });
    const { acknowledged, inData } = report as Record<string, string[]>;
    expect(acknowledged?.length).toBeGreaterThan(5);
    expect(inData).toEqual(acknowledged);
    const project = await open(file);
    expect(ids(project)).toEqual(acknowledged);
    expect(project.notices).toEqual([]);
  },
);

test('a folder that cannot be written to is named in a sentence', async () => {
  const file = await newProjectFile();
  await expect(open(join(dirname(file), 'missing', 'town.stet.json'))).rejects.toMatchObject({
    code: 'unwritable',
  });
  await mkdir(file);
  await expect(open(file)).rejects.toMatchObject({ code: 'unreadable' });
});

test('of many that find a stale lock at once, one gets it', async () => {
  const lock = `${await newProjectFile()}.lock`;
  await writeFile(lock, JSON.stringify({ pid: process.pid, host: '', start: '', author: '' }));
  const asks = { now: () => new Date().toISOString(), author: 'Rosa' };
  // Another machine's: nobody gets it.
  await expect(acquireLock(lock, asks)).rejects.toMatchObject({ code: 'locked' });
  const stale = { pid: 2 ** 30, host: hostname(), start: new Date().toISOString(), author: 'X' };
  await writeFile(lock, JSON.stringify(stale));
  const results = await Promise.allSettled(
    Array.from({ length: 8 }, () => acquireLock(lock, asks)),
  );
  const won = results.filter((result) => result.status === 'fulfilled');
  expect(won).toHaveLength(1);
  await won[0]?.value.release();
  await (await acquireLock(lock, asks)).release();
});
