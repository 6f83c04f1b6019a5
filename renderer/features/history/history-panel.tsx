import './history-panel.css';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { useApp } from '../../state/app.ts';
import { historyPage, historyQuery } from '../../state/queries.ts';
import { goToFinding } from '../../state/queue-actions.ts';
import { useStore } from '../../state/store.ts';
import { plural } from '../../state/words.ts';
import { HistoryEntry } from './history-entry.tsx';

/** The ledger, newest first; any line of it can be taken back. */
export function HistoryPanel() {
  const app = useApp();
  const open = useStore(app.view, (view) => view.dialog === 'history');
  const close = () => app.view.patch({ dialog: null });
  return (
    <Dialog
      open={open}
      onClose={close}
      title="History"
      description="Taking an entry back leaves the later ones as they are."
      shape="side"
      flush
    >
      <HistoryList
        onVisit={(finding) => {
          close();
          app.view.patch({ screen: 'review' });
          void goToFinding(app, finding);
        }}
      />
    </Dialog>
  );
}

function HistoryList({ onVisit }: { onVisit: (finding: string) => void }) {
  const app = useApp();
  const frame = useRef<HTMLElement>(null);
  const [search, setSearch] = useState('');
  const [pages, setPages] = useState('0');
  const first = useQuery(historyQuery(app, search, 0));
  const wanted = pages.split(',').map(Number);
  const results = useQueries({ queries: wanted.map((page) => historyQuery(app, search, page)) });
  const total = first.data?.total ?? 0;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => 46,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const next =
    [...new Set(items.map((row) => Math.floor(row.index / historyPage)))].join(',') || '0';
  if (next !== pages) setPages(next);
  const at = (index: number) => {
    const page = Math.floor(index / historyPage);
    return results[wanted.indexOf(page)]?.data?.items[index % historyPage];
  };
  return (
    <>
      <div className="history-panel__field">
        <SearchField label="Search the history" value={search} onSearch={setSearch} />
      </div>
      <section ref={frame} className="history-panel__list" aria-label="Entries">
        {first.error && !first.data ? (
          <p className="history-panel__none" role="alert">
            {first.error.message}
          </p>
        ) : null}
        {first.data && total === 0 ? (
          <p className="history-panel__none">
            {search === '' ? 'Nothing was decided yet.' : `Nothing matches “${search}”.`}
          </p>
        ) : null}
        <ul
          style={{ height: virtual.getTotalSize() }}
          aria-label={plural(total, 'entry', 'entries')}
        >
          {items.map((row) => {
            const item = at(row.index);
            return item ? (
              <li
                key={item.entry}
                ref={virtual.measureElement}
                data-index={row.index}
                className="history-panel__row"
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <HistoryEntry item={item} showAuthor onVisit={onVisit} />
              </li>
            ) : null;
          })}
        </ul>
      </section>
    </>
  );
}
