import { expect, test } from 'vitest';
import { folderName } from '../../../renderer/features/export/export-choices.ts';
import { unitedFields } from '../../../renderer/features/inspector/united-fields.ts';
import { tagCounts } from '../../../renderer/features/tags/tag-counts.ts';
import { count, percent, plural, shortTime } from '../../../renderer/state/words.ts';
import { isFileName } from '../../../shared/host/file-name.ts';
import { fraction } from '../../../shared/text/fraction.ts';

test('numbers are grouped and counted', () => {
  expect(count(1204)).toBe('1,204');
  expect(plural(1, 'place')).toBe('1 place');
  expect(plural(2811, 'place')).toBe('2,811 places');
  expect(plural(0, 'entry', 'entries')).toBe('0 entries');
});

test('a share is never rounded to certainty', () => {
  expect(percent(0.999)).toBe('99\u00a0%');
  expect(percent(0.0001)).toBe('1\u00a0%');
  expect(percent(1)).toBe('100\u00a0%');
  expect(fraction(0.999)).toBe('.99');
  expect(fraction(1)).toBe('1');
  expect(fraction(0.5)).toBe('.50');
});

test('a time of today has no date', () => {
  const now = new Date(2024, 3, 12, 18);
  expect(shortTime(new Date(2024, 3, 12, 9, 5).toISOString(), now)).toBe('09:05');
  expect(shortTime(new Date(2024, 3, 11, 9, 5).toISOString(), now)).toBe('11 Apr, 09:05');
  expect(shortTime('nonsense', now)).toBe('');
});

test('a folder gets the name of the project', () => {
  expect(folderName('harbour.stet.json')).toBe('harbour-clean');
  expect(folderName('news.jsonl.gz')).toBe('news-clean');
  expect(folderName('..')).toBe('corpus-clean');
  expect(isFileName(folderName('a/b:c'))).toBe(true);
  expect(isFileName('')).toBe(false);
  expect(isFileName('..')).toBe(false);
  expect(isFileName('a/b')).toBe(false);
});

const article = (document: string, tags: string[], date: string) => ({
  key: `${document}:0`,
  document,
  article: 0,
  headline: '',
  words: 1,
  fields: [{ name: 'date', value: date }],
  tags,
  fate: 'kept' as const,
});

test('tags of several articles are counted, the commonest first', () => {
  const articles = [article('a', ['x', 'y'], '1'), article('b', ['y'], '1')];
  expect(tagCounts(articles)).toEqual([
    { name: 'y', articles: 2 },
    { name: 'x', articles: 1 },
  ]);
});

test('fields of several articles are united, each value in its own direction', () => {
  const articles = ['a', 'b', 'c', 'd'].map((name) => article(name, [], '12 April'));
  const names = ['a', 'b', 'c'].map((name) => `\u2068${name}\u2069`).join(', ');
  expect(unitedFields(articles)).toEqual([
    ['Document', `${names} and 1 more`],
    ['date', '12 April'],
  ]);
});
