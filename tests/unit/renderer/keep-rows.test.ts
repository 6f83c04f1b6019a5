import { expect, test } from 'vitest';
import { keepRows } from '../../../renderer/state/keep-rows.ts';

const row = (id: string, title = id) => ({ id, title, status: 'open' });
const page = (...items: ReturnType<typeof row>[]) => ({ total: items.length, items });

test('a row that is as it was is the same object, wherever it moved to', () => {
  const before = page(row('a'), row('b'), row('c'));
  const now = keepRows(
    before,
    page(row('c'), row('b', 'another title'), row('d')),
  ) as typeof before;
  expect(now.items[0]).toBe(before.items[2]);
  expect(now.items[1]).not.toBe(before.items[1]);
  expect(now).toEqual(page(row('c'), row('b', 'another title'), row('d')));
});

test('rows that were only moved up stay, and what is no page is taken as it is', () => {
  const before = page(row('a'), row('b'), row('c'));
  const moved = { total: 2, items: before.items.slice(1) };
  expect((keepRows(before, moved) as typeof before).items).toEqual(moved.items);
  expect(keepRows(undefined, moved)).toBe(moved);
});

test('a page that is as it was is the same page', () => {
  const before = page(row('a'), row('b'));
  expect(keepRows(before, page(row('a'), row('b')))).toBe(before);
  expect(keepRows(before, { ...page(row('a'), row('b')), total: 9 })).not.toBe(before);
});
