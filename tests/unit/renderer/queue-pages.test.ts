import { describe, expect, test } from 'vitest';
import { applyStatus, pagesOf, statusFits } from '../../../renderer/state/queue-pages.ts';
import type { QueueItem } from '../../../shared/host/model.ts';
import { queuePage } from '../../../shared/host/page-sizes.ts';

function row(index: number): QueueItem {
  return {
    id: `f${index}`,
    kind: 'typo',
    title: `finding ${index}`,
    detail: '',
    count: 1,
    vetoed: 0,
    confidence: 0.9,
    status: 'open',
    belowFold: false,
    snippet: null,
  };
}

const page = (number: number, length = queuePage) =>
  Array.from({ length }, (_, at) => row(number * queuePage + at));

describe('the pages of the queue', () => {
  test('rows in sight name the pages that hold them', () => {
    expect(pagesOf(0, 20)).toEqual([0]);
    expect(pagesOf(queuePage - 5, queuePage + 5)).toEqual([0, 1]);
    expect(pagesOf(queuePage, queuePage * 2)).toEqual([1]);
  });

  test('a decided row that no longer fits lets the rest move up over the page border', () => {
    const loaded = new Map([
      [0, page(0)],
      [1, page(1)],
    ]);
    const { pages, removed } = applyStatus(loaded, new Set(['f3']), 'accepted', 'to-decide');
    expect(removed).toBe(1);
    expect(pages.get(0)?.[3]?.id).toBe('f4');
    expect(pages.get(0)?.at(-1)?.id).toBe(`f${queuePage}`);
    expect(pages.get(1)?.[0]?.id).toBe(`f${queuePage + 1}`);
    expect(pages.get(1)?.at(-1)).toBeUndefined();
  });

  test('a row from a page that is not loaded stays unknown', () => {
    const { pages } = applyStatus(
      new Map([[0, page(0)]]),
      new Set(['f0']),
      'rejected',
      'to-decide',
    );
    expect(pages.get(0)?.at(-1)).toBeUndefined();
    expect(pages.get(0)?.[0]?.id).toBe('f1');
  });

  test('a decided row that still fits keeps its place and shows its status', () => {
    const { pages, removed } = applyStatus(
      new Map([[0, page(0, 3)]]),
      new Set(['f1']),
      'deferred',
      'all',
    );
    expect(removed).toBe(0);
    expect(pages.get(0)?.map((item) => item?.status)).toEqual(['open', 'deferred', 'open']);
  });

  test('what is to decide is open or stale', () => {
    expect(statusFits('to-decide', 'open')).toBe(true);
    expect(statusFits('to-decide', 'stale')).toBe(true);
    expect(statusFits('to-decide', 'deferred')).toBe(false);
    expect(statusFits('rejected', 'rejected')).toBe(true);
  });
});
