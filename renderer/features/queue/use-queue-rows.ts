import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Facets, QueueItem } from '../../../shared/host/model.ts';
import type { QueueFilter } from '../../../shared/host/operations.ts';
import { useApp } from '../../state/app.ts';
import { queueQuery } from '../../state/queries.ts';
import { pageSize, pagesOf } from '../../state/queue-pages.ts';

interface QueueRows {
  readonly total: number;
  /** False until the first answer. */
  readonly known: boolean;
  readonly facets: Facets | undefined;
  readonly error: string | null;
  at(index: number): QueueItem | undefined;
  /** Asks for the rows `from` to `to`, half-open. */
  need(from: number, to: number): void;
}

/** Pages fetched ahead on both sides of those in sight, so that none is blank when it comes. */
const pagesAround = 3;

/** The rows of the filtered queue, fetched in pages as they come into sight. */
export function useQueueRows(filter: QueueFilter): QueueRows {
  const app = useApp();
  const [wanted, setWanted] = useState('0');
  const first = useQuery({ ...queueQuery(app, filter, 0), placeholderData: keepPreviousData });
  const lastPage = Math.max(0, Math.ceil((first.data?.total ?? 0) / pageSize) - 1);
  const pages = wanted.split(',').map(Number);
  useEffect(() => {
    const held = wanted.split(',').map(Number);
    const first = Math.max(0, held[0]! - pagesAround);
    const last = Math.min(lastPage, held.at(-1)! + pagesAround);
    for (let page = first; page <= last; page += 1) {
      void app.queries.prefetchQuery(queueQuery(app, filter, page));
    }
  }, [app, filter, wanted, lastPage]);
  const results = useQueries({ queries: pages.map((page) => queueQuery(app, filter, page)) });
  return {
    total: first.data?.total ?? 0,
    known: first.data !== undefined && !first.isPlaceholderData,
    facets: first.data?.facets,
    error: first.error?.message ?? null,
    at(index) {
      const page = Math.floor(index / pageSize);
      const data = page === 0 ? first.data : results[pages.indexOf(page)]?.data;
      return data?.items[index % pageSize];
    },
    need(from, to) {
      const next = pagesOf(from, Math.max(from + 1, to)).join(',');
      if (next !== wanted) setWanted(next);
    },
  };
}
