import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { documentPatch } from '../../../shared/clean/patch.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

type Case = readonly [path: string, source: string, cleaned: string | null];

const long = Array.from({ length: 60 }, (_, i) => `Line ${i} of the log.`);
const cases: readonly Case[] = [
  ['plain.txt', 'One.\nTT\nTwo.\n', 'One.\nTwo.\n'],
  ['no end.txt', 'One.\nTwo.', 'One.\nThree.'],
  ['end lost.txt', 'One.\nTwo.\n', 'One.\nTwo.'],
  ['end won.txt', 'One.\nTwo.', 'One.\nTwo.\n'],
  ['windows.txt', 'One.\r\nTT\r\nTwo.\r\n', 'One.\r\nTwo.\r\n'],
  ['old mac.txt', 'One.\rTT\rTwo.', 'One.\rTwo.'],
  ['folder with spaces/Ünïcode — 名.txt', 'Für.\nTT\n', 'Für.\n'],
  ['gone.txt', 'One.\n', null],
  ['gone too.txt', 'One.\nTwo.', null],
  ['emptied.txt', 'TT\n', ''],
  ['"quoted".txt', 'A\nTT\n', 'A\n'],
  [
    'long.txt',
    `${long.join('\n')}\n`,
    `${long.filter((_, i) => i !== 3 && i !== 8 && i < 50).join('\n')}\nA new last line.\n`,
  ],
];

function folderWith(files: readonly Case[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'stet-patch-'));
  folders.push(folder);
  for (const [path, source] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), source);
  }
  return folder;
}

function expectCleaned(folder: string, files: readonly Case[]): void {
  for (const [path, , cleaned] of files) {
    const file = join(folder, path);
    if (cleaned === null) expect(existsSync(file), path).toBe(false);
    else expect(readFileSync(file, 'utf8'), path).toBe(cleaned);
  }
}

const usable = process.platform === 'win32' ? cases.filter(([path]) => !path.includes('"')) : cases;
const patchOf = (files: readonly Case[]) =>
  files.map(([path, source, cleaned]) => documentPatch(path, source, cleaned)).join('');

const gnuPatch = 'patch';

function has(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('the patch', () => {
  test.skipIf(!has('git'))('is taken by git apply, and taken back', () => {
    const folder = folderWith(usable);
    writeFileSync(join(folder, 'changes.patch'), patchOf(usable));
    const git = (...more: string[]) =>
      execFileSync('git', ['apply', '--whitespace=nowarn', ...more, 'changes.patch'], {
        cwd: folder,
        env: { ...process.env, GIT_CEILING_DIRECTORIES: dirname(folder) },
      });
    git();
    expectCleaned(folder, usable);
    git('-R');
    expectCleaned(
      folder,
      usable.map(([path, source]) => [path, source, source]),
    );
  });

  test.skipIf(!has(gnuPatch) || process.platform === 'win32')('is taken by patch -p1', () => {
    const folder = folderWith(usable);
    execFileSync(gnuPatch, ['-p1', '--binary', '-s', '-E'], {
      cwd: folder,
      input: patchOf(usable),
    });
    const emptied = usable.map(([path, source, cleaned]): Case => [path, source, cleaned || null]);
    expectCleaned(folder, emptied);
  });

  test('is empty where nothing changed', () => {
    expect(documentPatch('a.txt', 'One.\n', 'One.\n')).toBe('');
  });
});
