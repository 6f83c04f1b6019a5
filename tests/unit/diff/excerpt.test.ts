import { expect, test } from 'vitest';
import { diffExcerpt } from '../../../shared/diff/excerpt.ts';

const long =
  'The tide tables for the whole of the coming year were printed on one broad sheet of paper. ';

test('an excerpt shows the first differences with a little text around them', () => {
  const left = `${long.repeat(3)}It costs two crowns. ${long.repeat(3)}`;
  const right = left.replace('two', 'three');
  const segments = diffExcerpt(left, right);
  expect(segments.filter(({ type }) => type !== 'same')).toEqual([
    { type: 'removed', text: 'two' },
    { type: 'added', text: 'three' },
  ]);
  for (const { text } of segments) expect(text.length).toBeLessThan(130);
  expect(segments.map(({ type }) => type)).toEqual(['same', 'removed', 'added', 'same']);
});

test('an excerpt ends after as many differences as were asked for, and is short for texts that have nothing in common', () => {
  const left = Array.from({ length: 9 }, (_, i) => `${long}Number ${i} is lost.`).join(' ');
  const changed = diffExcerpt(left, left.replaceAll('lost', 'found'), 2);
  expect(changed.filter(({ type }) => type === 'removed')).toHaveLength(2);
  const apart = diffExcerpt('ab '.repeat(9_000), 'xy '.repeat(9_000));
  expect(apart.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(500);
});

test('equal texts have no excerpt', () => {
  expect(diffExcerpt(long, long)).toEqual([]);
});
