import type { FindingStatus, QueueItem } from '../../shared/host/model.ts';
import type { QueueFilter } from '../../shared/host/operations.ts';
import { queuePage } from '../../shared/host/page-sizes.ts';

/** Pages that hold the rows `from` to `to` (half-open). */
export function pagesOf(from: number, to: number): number[] {
  const pages: number[] = [];
  for (let page = Math.floor(from / queuePage); page * queuePage < to; page += 1) pages.push(page);
  return pages;
}

/** True when a finding with that status belongs in a queue filtered like this. */
export function statusFits(filter: QueueFilter['status'], status: FindingStatus): boolean {
  if (filter === 'all') return true;
  if (filter === 'to-decide') return status === 'open' || status === 'stale';
  return filter === status;
}

/**
 * The loaded pages after findings were decided: rows that no longer fit are gone and the rest moves
 * up, over page borders too. Rows that were not loaded stay unknown (`undefined`). `pages` maps a page
 * to its rows; `removed` counts how many went.
 */
export function applyStatus(
  pages: ReadonlyMap<number, readonly (QueueItem | undefined)[]>,
  decided: ReadonlySet<string>,
  status: FindingStatus,
  filter: QueueFilter['status'],
): { pages: Map<number, (QueueItem | undefined)[]>; removed: number } {
  const rows = new Map<number, QueueItem>();
  for (const [page, items] of pages) {
    items.forEach((item, at) => {
      if (item) rows.set(page * queuePage + at, item);
    });
  }
  const stays = statusFits(filter, status);
  const moved = new Map<number, QueueItem>();
  let removed = 0;
  for (const [index, item] of [...rows].sort(([a], [b]) => a - b)) {
    if (!decided.has(item.id)) moved.set(index - removed, item);
    else if (stays) moved.set(index - removed, { ...item, status });
    else removed += 1;
  }
  const result = new Map<number, (QueueItem | undefined)[]>();
  for (const [page, items] of pages) {
    const from = page * queuePage;
    result.set(
      page,
      items.map((_, at) => moved.get(from + at)),
    );
  }
  return { pages: result, removed };
}
