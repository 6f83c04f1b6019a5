import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Facets, QueueItem } from '../../../shared/host/model.ts';
import type { QueueFilter } from '../../../shared/host/operations.ts';
import { queuePage } from '../../../shared/host/page-sizes.ts';
import { useApp } from '../../state/app.ts';
import { queueQuery } from '../../state/queries.ts';
import { pagesOf } from '../../state/queue-pages.ts';

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

/** Pages fetched ahead where one is scrolling to, so that none is blank when it comes, and on the other side. */
const pagesAhead = 6;
const pagesBehind = 2;
/** Milliseconds until that begins where nothing was scrolled yet. */
const untilAhead = 300;

/** The rows of the filtered queue, fetched in pages as they come into sight. */
export function useQueueRows(filter: QueueFilter): QueueRows {
  const app = useApp();
  const [wanted, setWanted] = useState('0');
  const scrolledFrom = useRef(0);
  const first = useQuery({ ...queueQuery(app, filter, 0), placeholderData: keepPreviousData });
  const known = first.data !== undefined && !first.isPlaceholderData;
  const lastPage = Math.max(0, Math.ceil((first.data?.total ?? 0) / queuePage) - 1);
  const pages = wanted.split(',').map(Number);
  useEffect(() => {
    // What is to be seen comes first, and until it is there nobody knows how much there is.
    if (!known) return;
    const held = wanted.split(',').map(Number);
    const down = held[0]! >= scrolledFrom.current;
    // Who jumps, as to the finding on the stage in another list, does not go on from there.
    const moved = Math.abs(held[0]! - scrolledFrom.current);
    const scrolled = moved > 0 && moved <= pagesAhead;
    scrolledFrom.current = held[0]!;
    const [front, back] = [down ? held.at(-1)! : held[0]!, down ? held[0]! : held.at(-1)!];
    const step = down ? 1 : -1;
    const ahead = Array.from({ length: pagesAhead }, (_, at) => front + step * (at + 1));
    const behind = Array.from({ length: pagesBehind }, (_, at) => back - step * (at + 1));
    const around = [...held, ...ahead, ...behind].filter((page) => page >= 0 && page <= lastPage);
    const fetched = (page: number) => app.queries.prefetchQuery(queueQuery(app, filter, page));
    if (scrolled) {
      for (const page of around) void fetched(page);
      return;
    }
    // A list that has just come may be another one with the next letter, which is not to wait for these.
    let left = false;
    const fetchInTurn = async () => {
      for (const page of around) if (!left) await fetched(page);
    };
    const timer = window.setTimeout(fetchInTurn, untilAhead);
    return () => {
      left = true;
      window.clearTimeout(timer);
    };
  }, [app, filter, wanted, known, lastPage]);
  const results = useQueries({ queries: pages.map((page) => queueQuery(app, filter, page)) });
  return {
    total: first.data?.total ?? 0,
    known,
    facets: first.data?.facets,
    error: first.error?.message ?? null,
    at(index) {
      const page = Math.floor(index / queuePage);
      const data = page === 0 ? first.data : results[pages.indexOf(page)]?.data;
      return data?.items[index % queuePage];
    },
    need(from, to) {
      const next = pagesOf(from, Math.max(from + 1, to)).join(',');
      if (next !== wanted) setWanted(next);
    },
  };
}
