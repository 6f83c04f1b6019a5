import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../../renderer/state/dropping.ts';
import { readableEndings, whyNotOpenable } from '../../../shared/host/openable.ts';

const file = (name: string) => ({ name, folder: false });

describe('what is dropped', () => {
  test('may be a folder of any name, or one file that promises text', () => {
    expect(refusalOf([{ name: 'archive.zip', folder: true }])).toBeNull();
    for (const ending of Object.keys(readableEndings)) {
      expect(refusalOf([file(`page.${ending}`)]), ending).toBeNull();
      expect(refusalOf([file(`page.${ending.toUpperCase()}.gz`)]), ending).toBeNull();
    }
    expect(refusalOf([file('archive.stet.json')])).toBeNull();
  });

  test.each([
    ['letter.docx', /word processor.*plain text/],
    ['scan.PDF', /is a PDF/],
    ['photo.jpeg', /is a picture/],
    ['pages.zip', /Unpack it/],
    ['pages.tar.gz', /Unpack it/],
    ['list.xlsx', /Save it as \.csv/],
    ['page.html', /markup/],
    ['tape.mp3', /sound/],
    ['notes', /of no kind that Stet reads/],
    ['odd.constructor', /of no kind that Stet reads/],
  ])('%s is refused with what to do', (name, words) => {
    expect(whyNotOpenable(name)).toMatch(words);
    expect(refusalOf([file(name)])?.message).toContain(`“${name}”`);
  });

  test('several things are one sentence and the way out', () => {
    const refusal = refusalOf([file('a.txt'), file('b.txt'), { name: 'c', folder: true }]);
    expect(refusal?.message).toMatch(/^3 things were dropped/);
    expect(refusal?.offer).toBe('folder');
  });

  test('nothing that is a file or folder is said to be so', () => {
    expect(refusalOf([])?.message).toMatch(/neither a file nor a folder/);
  });
});
