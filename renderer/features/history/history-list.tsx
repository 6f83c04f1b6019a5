import { useQueries, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { HistoryItem } from '../../../shared/host/model.ts';
import { useApp } from '../../state/app.ts';
import { runInFront } from '../../state/dialog-keys.ts';
import { askToTakeBack, history } from '../../state/history-state.ts';
import { historyPage, historyQuery } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { offerSubject } from '../../state/subject.ts';
import { plural } from '../../state/words.ts';
import { useFixedRows } from '../queue/use-fixed-rows.ts';
import { HistoryRow } from './history-row.tsx';

/** Height of a row; two lines of words and one for who and when. */
const rowHeight = 78;

/** The entries that pass the filter; only those in sight are read and drawn. */
export function HistoryList({ onVisit }: { onVisit: (finding: string) => void }) {
  const app = useApp();
  const frame = useRef<HTMLElement>(null);
  const filter = useStore(history, (state) => state.filter);
  const chosen = useStore(history, (state) => state.chosen);
  const first = useQuery(historyQuery(app, filter, 0));
  const total = first.data?.total ?? 0;
  const rows = useFixedRows(frame, total, rowHeight, 6);
  const pages = pagesBetween(rows.from, rows.to);
  const results = useQueries({ queries: pages.map((page) => historyQuery(app, filter, page)) });
  const [wanted, setWanted] = useState<number | null>(null);
  useEffect(() => {
    const row = wanted === null ? null : frame.current?.querySelector(`[data-row="${wanted}"]`);
    if (!(row instanceof HTMLElement)) return;
    row.focus({ preventScroll: true });
    setWanted(null);
  });
  const at = (index: number): HistoryItem | undefined =>
    results[pages.indexOf(Math.floor(index / historyPage))]?.data?.items[index % historyPage];
  const walk = (event: KeyboardEvent) => {
    const row = event.target instanceof HTMLElement ? event.target.closest('[data-row]') : null;
    if (!(row instanceof HTMLElement)) return;
    const index = Number(row.dataset.row);
    const item = at(index);
    const go = (by: number) => {
      const next = Math.max(0, Math.min(total - 1, index + by));
      rows.scrollTo(next);
      setWanted(next);
    };
    const used = runInFront('history', event.nativeEvent, {
      'next-listed': () => go(1),
      'previous-listed': () => go(-1),
      'show-entry': () => (item?.finding ? onVisit(item.finding) : undefined),
      'retract-entry': () =>
        void (item && !item.retracted ? askToTakeBack(app, [item.entry], item.text) : undefined),
    });
    const step = leaps[event.key];
    if (used || step === undefined) return;
    go(step);
    event.preventDefault();
  };
  const drawn = Array.from({ length: rows.to - rows.from }, (_, offset) => rows.from + offset);
  return (
    <section ref={frame} className="history-panel__list" aria-label="Entries" onKeyDown={walk}>
      {first.error && !first.data ? (
        <p className="history-panel__none" role="alert">
          {first.error.message}
        </p>
      ) : null}
      {first.data && total === 0 ? (
        <p className="history-panel__none">
          {first.data.facets.first === null
            ? 'Nothing was decided yet.'
            : filter.search === ''
              ? 'No entry is like that.'
              : `Nothing matches “${filter.search}”.`}
        </p>
      ) : null}
      <ul style={{ height: total * rowHeight }} aria-label={plural(total, 'entry', 'entries')}>
        {drawn.map((index) => {
          const item = at(index);
          return item ? (
            <li
              key={item.entry}
              className="history-panel__row"
              style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
              aria-posinset={index + 1}
              aria-setsize={total}
              onContextMenu={() => offerSubject({ ...item, type: 'entry' })}
            >
              <HistoryRow
                item={item}
                index={index}
                chosen={chosen.has(item.entry)}
                onVisit={onVisit}
              />
            </li>
          ) : null;
        })}
      </ul>
    </section>
  );
}

const leaps: Readonly<Record<string, number>> = { PageDown: 10, PageUp: -10 };

function pagesBetween(from: number, to: number): number[] {
  const first = Math.floor(from / historyPage);
  const last = Math.floor(Math.max(from, to - 1) / historyPage);
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}
