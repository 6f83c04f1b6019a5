import {
  appendFile,
  copyFile,
  lstat,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openProject } from '../../../electron/backend/project/project.ts';
import { ids, newProjectFile, open, options } from './support.ts';
import { entry } from './support-entries.ts';

const journalOf = (file: string) => file.replace(/\.json$/u, '.journal');
const lockOf = (file: string) => file.replace(/\.json$/u, '.lock');

async function withEntries(file: string, names: readonly string[]): Promise<void> {
  const project = await openProject(file, options);
  for (const name of names) await project.append(entry(name));
  await project.close();
}

/** The files as they lie while a project with these entries is open, as a crash would leave them. */
async function crashedWith(file: string, names: readonly string[]): Promise<void> {
  const project = await openProject(file, options);
  for (const name of names) await project.append(entry(name));
  const journal = await readFile(journalOf(file));
  const snapshot = await readFile(file);
  await project.close();
  await writeFile(file, snapshot);
  await writeFile(journalOf(file), journal);
}

describe('a project', () => {
  test('starts with the file it is given and comes back as it was left', async () => {
    const file = await newProjectFile();
    await withEntries(file, ['a', 'b']);
    const project = await open(file);
    expect(project.data.corpus).toEqual({ path: 'pages' });
    expect(ids(project)).toEqual(['a', 'b']);
    expect(project.notices).toEqual([]);
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
      format: 'stet-project',
      version: 1,
      corpus: { path: 'pages' },
      settings: { threshold: 0.5 },
      tags: {},
    });
  });

  test('has an entry in its journal when the append resolves, and in its data only then', async () => {
    const project = await open(await newProjectFile());
    const appended = project.append(entry('a'));
    expect(ids(project)).toEqual([]);
    await appended;
    expect(ids(project)).toEqual(['a']);
    expect(await readFile(journalOf(project.file), 'utf8')).toContain('"id":"a"');
  });

  test('keeps entries that were appended together in their order', async () => {
    const file = await newProjectFile();
    const names = Array.from({ length: 200 }, (_, i) => `e${i}`);
    const project = await open(file);
    await Promise.all(names.map((name) => project.append(entry(name))));
    expect(ids(project)).toEqual(names);
    await project.close();
    expect(ids(await open(file))).toEqual(names);
  });

  test('replays the journal that a crash left, also twice', async () => {
    const file = await newProjectFile();
    await crashedWith(file, ['a', 'b', 'c']);
    const left = await readFile(journalOf(file));
    const project = await open(file);
    expect(ids(project)).toEqual(['a', 'b', 'c']);
    expect(project.notices).toEqual([]);
    await project.close();
    await writeFile(journalOf(file), left);
    expect(ids(await open(file))).toEqual(['a', 'b', 'c']);
  });

  test('drops a torn last line and says so', async () => {
    const file = await newProjectFile();
    await crashedWith(file, ['a', 'b']);
    await appendFile(journalOf(file), '{"crc":"00000000","entry":{"id":"half');
    const project = await open(file);
    expect(ids(project)).toEqual(['a', 'b']);
    expect(project.notices.join()).toMatch(/cut short/u);
    await project.append(entry('c'));
    await project.close();
    const again = await open(file);
    expect(ids(again)).toEqual(['a', 'b', 'c']);
    expect(again.notices).toEqual([]);
  });

  test('keeps what stands before a damaged line and sets the rest aside', async () => {
    const file = await newProjectFile();
    await crashedWith(file, ['a', 'b', 'c']);
    const lines = (await readFile(journalOf(file), 'utf8')).split('\n');
    const damaged = [lines[0], lines[1]?.replace('harbuor', 'harbxor'), lines[2], ''].join('\n');
    await writeFile(journalOf(file), damaged);
    const project = await open(file);
    expect(ids(project)).toEqual(['a']);
    expect(project.notices.join()).toMatch(/damaged.*town\.stet\.journal\.damaged-1/u);
    const aside = await readFile(`${journalOf(file)}.damaged-1`, 'utf8');
    expect(aside).toBe(damaged.split('\n').slice(1).join('\n'));
  });

  test('sets a damaged file aside and restores all of it from the copy before and the journals', async () => {
    const file = await newProjectFile();
    await withEntries(file, ['a', 'b']);
    await withEntries(file, ['c']);
    await withEntries(file, ['d']);
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, 300));
    const project = await open(file);
    expect(ids(project)).toEqual(['a', 'b', 'c', 'd']);
    expect(project.notices.join()).toMatch(/set aside/u);
    await project.append(entry('e'));
    await project.close();
    expect((await readdir(dirname(file))).filter((name) => name.includes('damaged'))).toEqual([
      `${basename(file)}.damaged-1`,
    ]);
    await writeFile(file, '{');
    expect(ids(await open(file))).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('is restored when the file is missing', async () => {
    const file = await newProjectFile();
    await withEntries(file, ['a']);
    await withEntries(file, ['b']);
    await rm(file);
    const project = await open(file);
    expect(ids(project)).toEqual(['a', 'b']);
    expect(project.notices.join()).toMatch(/missing/u);
  });

  test('is restored when a crash came between the two renames of the journal', async () => {
    const file = await newProjectFile();
    await crashedWith(file, ['a', 'b']);
    await copyFile(journalOf(file), `${journalOf(file)}.bak`);
    await rm(journalOf(file));
    expect(ids(await open(file))).toEqual(['a', 'b']);
  });

  test('leaves a damaged file alone where there is nothing to fall back on', async () => {
    const file = await newProjectFile();
    await writeFile(file, '{"format":"stet-project","version":1,"ledger":7}');
    await expect(open(file)).rejects.toMatchObject({ code: 'damaged' });
    expect(await readFile(file, 'utf8')).toContain('"ledger":7');
  });

  test('refuses a newer version and another kind of file, and changes neither', async () => {
    const file = await newProjectFile();
    const newer = '{"format":"stet-project","version":2,"decisions":{}}';
    await writeFile(file, newer);
    await expect(open(file)).rejects.toMatchObject({ code: 'newer-version' });
    expect(await readFile(file, 'utf8')).toBe(newer);
    await writeFile(file, '{"name":"package"}');
    await expect(open(file)).rejects.toMatchObject({ code: 'unreadable' });
    expect(await readdir(dirname(file))).toEqual([basename(file)]);
  });

  test('says so when it is not there and is not to be made', async () => {
    const file = await newProjectFile();
    const { create: _, ...rest } = options;
    await expect(openProject(file, rest)).rejects.toMatchObject({ code: 'unreadable' });
    expect(await readdir(dirname(file))).toEqual([]);
  });

  test('keeps fields and entries it does not know, in their order', async () => {
    const file = await newProjectFile();
    const known = { ...entry('a'), colour: 'blue' };
    const unknown = {
      id: 'z',
      at: 'later',
      by: 'a newer one',
      action: { type: 'dance', steps: 3 },
    };
    const written = {
      zebra: [1],
      format: 'stet-project',
      version: 1,
      corpus: { path: 'pages', mood: 'calm' },
      settings: {},
      ledger: [known, unknown],
      tags: {},
      later: { deep: true },
    };
    await writeFile(file, JSON.stringify(written));
    const project = await open(file);
    expect(ids(project)).toEqual(['a']);
    expect(project.notices.join()).toMatch(/1 entry/u);
    await project.append(entry('b'));
    await project.update({ settings: { threshold: 0.7 } });
    await project.close();
    const text = await readFile(file, 'utf8');
    expect(JSON.parse(text)).toEqual({
      ...written,
      settings: { threshold: 0.7 },
      ledger: [known, unknown, entry('b')],
    });
    expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(written));
  });

  test('keeps changed settings through a crash', async () => {
    const file = await newProjectFile();
    const project = await open(file);
    await project.update({ settings: { threshold: 0.9 } });
    expect(project.data.settings).toEqual({ threshold: 0.9 });
    const journal = await readFile(journalOf(file));
    const snapshot = await readFile(file);
    await project.close();
    await writeFile(file, snapshot);
    await writeFile(journalOf(file), journal);
    expect((await open(file)).data.settings).toEqual({ threshold: 0.9 });
  });

  test('writes the file anew after a thousand entries and begins a new journal', async () => {
    const file = await newProjectFile();
    const project = await open(file);
    for (let i = 0; i < 1100; i += 50)
      await Promise.all(Array.from({ length: 50 }, (_, j) => project.append(entry(`e${i + j}`))));
    await project.flush();
    expect(await readFile(journalOf(file), 'utf8')).toBe('');
    expect(JSON.parse(await readFile(file, 'utf8')).ledger).toHaveLength(1100);
  });
});

describe('a project that is open', () => {
  test('is refused to a second opener with who has it', async () => {
    const file = await newProjectFile();
    await open(file);
    await expect(open(file)).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringMatching(
        new RegExp(
          `Rosa: process ${process.pid} on .*, since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC\\. Close it there first; nothing was changed\\.$`,
          'u',
        ),
      ),
    });
  });

  test.skipIf(process.platform === 'win32')('is locked under every link to it', async () => {
    const file = await newProjectFile();
    await withEntries(file, ['a']);
    const link = join(dirname(file), 'link.stet.json');
    await symlink(file, link);
    const project = await open(link);
    expect(project.file).toBe(link);
    await expect(open(file)).rejects.toMatchObject({ code: 'locked' });
    await project.append(entry('b'));
    await project.close();
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(ids(await open(file))).toEqual(['a', 'b']);
  });

  test('can be opened again once it is closed', async () => {
    const file = await newProjectFile();
    await (await open(file)).close();
    await open(file);
  });

  test('is taken over from a process that is gone', async () => {
    const file = await newProjectFile();
    const gone = { pid: 2 ** 30, host: hostname(), start: new Date().toISOString(), author: 'X' };
    await writeFile(lockOf(file), JSON.stringify(gone));
    await open(file);
  });

  test('is not taken over from another machine', async () => {
    const file = await newProjectFile();
    const there = { pid: 1, host: 'elsewhere', start: new Date().toISOString(), author: 'Ines' };
    await writeFile(lockOf(file), JSON.stringify(there));
    await expect(open(file)).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringMatching(/Ines.*elsewhere.*delete/u),
    });
  });
});
