import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PlaceView } from '../../../shared/host/model.ts';
import { placePage } from '../../../shared/host/page-sizes.ts';
import { useApp } from '../../state/app.ts';
import { placesQuery } from '../../state/queries.ts';

interface Places {
  readonly total: number;
  readonly known: boolean;
  readonly error: string | null;
  at(index: number): PlaceView | undefined;
  need(from: number, to: number): void;
}

/** The places of a finding that match a search, fetched in pages as they come into sight. */
export function usePlaces(finding: string, search: string): Places {
  const app = useApp();
  const [wanted, setWanted] = useState('0');
  const pages = wanted.split(',').map(Number);
  const first = useQuery({
    ...placesQuery(app, finding, search, 0),
    ...(search === '' ? {} : { placeholderData: keepPreviousData }),
  });
  const results = useQueries({
    queries: pages.map((page) => placesQuery(app, finding, search, page)),
  });
  return {
    total: first.data?.total ?? 0,
    known: first.data !== undefined,
    error: first.data ? null : (first.error?.message ?? null),
    at(index) {
      const page = Math.floor(index / placePage);
      const data = page === 0 ? first.data : results[pages.indexOf(page)]?.data;
      return data?.items[index % placePage];
    },
    need(from, to) {
      const next: number[] = [];
      for (
        let page = Math.floor(from / placePage);
        page * placePage < Math.max(from + 1, to);
        page += 1
      ) {
        next.push(page);
      }
      if (next.join(',') !== wanted) setWanted(next.join(','));
    },
  };
}
