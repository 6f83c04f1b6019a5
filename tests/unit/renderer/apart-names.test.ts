import { expect, test } from 'vitest';
import { apartNames } from '../../../renderer/features/stage/apart-names.ts';

test('documents of one name go by their folders, those of one folder by their names', () => {
  expect(apartNames(['a/pier.txt', 'b/pier.txt', 'c/x/pier.txt'])).toEqual(['a', 'b', 'c/x']);
  expect(apartNames(['news/a/pier.txt', 'news/b/pier.txt'])).toEqual(['a', 'b']);
  expect(apartNames(['news/pier.txt', 'news/quay.txt'])).toEqual(['pier.txt', 'quay.txt']);
  expect(apartNames(['a/pier.txt', 'b/quay.txt'])).toEqual(['a/pier.txt', 'b/quay.txt']);
});

test('nothing is cut from what stands in one place, or in folders that differ in depth alone', () => {
  expect(apartNames(['x.jsonl#3', 'x.jsonl#9'])).toEqual(['x.jsonl#3', 'x.jsonl#9']);
  expect(apartNames(['news/pier.txt', 'news/pier.txt'])).toEqual(['pier.txt', 'pier.txt']);
  expect(apartNames(['pier.txt', 'a/pier.txt'])).toEqual(['pier.txt', 'a/pier.txt']);
  expect(apartNames(['only.txt'])).toEqual(['only.txt']);
});
