import { describe, expect, test } from 'vitest';
import { isOpenableLink } from '../../../electron/main/external-link.ts';
import { createHandover } from '../../../electron/main/handover.ts';
import { pathsOfArguments } from '../../../electron/main/opened-paths.ts';
import { createReloadBudget } from '../../../electron/main/reload-budget.ts';

describe.skipIf(process.platform === 'win32')('a command line', () => {
  const folder = '/home/editor';

  test('names paths, relative to where it was given', () => {
    expect(pathsOfArguments(['/opt/stet', 'corpus', '/data/b.jsonl'], folder, true)).toEqual([
      '/home/editor/corpus',
      '/data/b.jsonl',
    ]);
  });

  test('of an app in development names its own folder first', () => {
    const argv = ['electron', '--no-sandbox', '--inspect=0', '/checkout', '--x=y', 'corpus'];
    expect(pathsOfArguments(argv, folder, false)).toEqual(['/home/editor/corpus']);
    expect(pathsOfArguments(['electron', '.'], folder, false)).toEqual([]);
  });

  test('may hold addresses of files, as desktops write them', () => {
    const argv = ['stet', 'file:///data/Z%C3%BCrich%20pages', 'file://%'];
    expect(pathsOfArguments(argv, folder, true)).toEqual(['/data/Zürich pages']);
  });
});

describe('a path from outside', () => {
  test('waits until the page listens, and only the last one counts', () => {
    const delivered: string[] = [];
    const handover = createHandover((path) => delivered.push(path));
    handover.give(['/a', '/b']);
    handover.give([]);
    handover.give(['/c']);
    expect(delivered).toEqual([]);
    handover.listening();
    handover.listening();
    expect(delivered).toEqual(['/c']);
    handover.give(['/d']);
    expect(delivered).toEqual(['/c', '/d']);
  });

  test('waits again while the page is gone', () => {
    const delivered: string[] = [];
    const handover = createHandover((path) => delivered.push(path));
    handover.listening();
    handover.gone();
    handover.give(['/a']);
    expect(delivered).toEqual([]);
    handover.listening();
    expect(delivered).toEqual(['/a']);
  });
});

describe('a link', () => {
  test('to the web or a mail address may be opened', () => {
    expect(isOpenableLink('https://example.com/help')).toBe(true);
    expect(isOpenableLink('mailto:editor@example.com')).toBe(true);
  });

  test.each([
    'http://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://server/share',
    'ms-msdt:/id',
    'app://bundle/index.html',
    '//example.com',
    '',
    `https://example.com/${'a'.repeat(2100)}`,
  ])('of another kind may not: %s', (link) => {
    expect(isOpenableLink(link)).toBe(false);
  });
});

test('a page that crashes is brought back three times a minute', () => {
  const mayReload = createReloadBudget(3, 60_000);
  expect([0, 10, 20, 30].map(mayReload)).toEqual([true, true, true, false]);
  expect(mayReload(60_005)).toBe(true);
  expect(mayReload(60_006)).toBe(false);
});
