import './queue-list.css';
import { useEffect, useRef } from 'react';
import { useApp } from '../../state/app.ts';
import { rememberScroll, takeKeptScroll } from '../../state/position.ts';
import {
  selectTo,
  settlePosition,
  showFinding,
  toggleSelected,
} from '../../state/queue-actions.ts';
import { useStore } from '../../state/store.ts';
import { offerSubject } from '../../state/subject.ts';
import { count } from '../../state/words.ts';
import { QueueRow } from './queue-row.tsx';
import { useFixedRows } from './use-fixed-rows.ts';
import { useQueueRows } from './use-queue-rows.ts';

const rowHeight = 52;

/** The findings that pass the filter; only the rows in sight are there. */
export function QueueList() {
  const app = useApp();
  const frame = useRef<HTMLDivElement>(null);
  const filter = useStore(app.queue, (queue) => queue.filter);
  const current = useStore(app.queue, (queue) => queue.current);
  const selection = useStore(app.queue, (queue) => queue.selection);
  const rows = useQueueRows(filter);
  const { from, to, scrollTo } = useFixedRows(
    frame,
    rows.total,
    rowHeight,
    20,
    rows.known ? filter : 'coming',
  );
  rows.need(from, Math.max(from + 1, to));
  const index = current?.index ?? null;
  const listed = rows.total > 0;
  useEffect(() => {
    if (!listed || index === null) return;
    const rowsAbove = takeKeptScroll(app);
    if (rowsAbove === null) scrollTo(index);
    else if (frame.current) frame.current.scrollTop = rowsAbove * rowHeight;
  }, [app, scrollTo, listed, index]);
  const there = index === null ? undefined : rows.at(index)?.id;
  const moved = there !== undefined && current !== null && there !== current.id;
  useEffect(() => {
    if (moved) void settlePosition(app);
  }, [app, moved]);
  // A list box without options would not be one.
  if (rows.total === 0) {
    return <div className="queue-list">{rows.known ? <NothingListed /> : null}</div>;
  }
  return (
    <div
      ref={frame}
      className="queue-list"
      role="listbox"
      aria-label="Findings"
      aria-multiselectable="true"
      aria-activedescendant={current && index !== null ? `queue-row-${current.id}` : undefined}
      tabIndex={0}
      data-focus="queue"
      onScroll={(event) => rememberScroll(app, event.currentTarget.scrollTop / rowHeight)}
      onMouseDown={(event) => {
        if (event.shiftKey) event.preventDefault();
      }}
      onClick={(event) => {
        const target =
          event.target instanceof Element ? event.target.closest('[data-index]') : null;
        if (!(target instanceof HTMLElement)) return;
        const at = Number(target.dataset.index);
        const item = rows.at(at);
        if (!item) return;
        if (event.shiftKey) void selectTo(app, at);
        else if (event.ctrlKey || event.metaKey) toggleSelected(app, item.id, at);
        else {
          app.queue.patch({ selection: new Set(), anchor: at });
          showFinding(app, item.id, at);
        }
      }}
      onKeyDown={undefined}
      onContextMenu={(event) => {
        const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
        const at = row instanceof HTMLElement ? Number(row.dataset.index) : null;
        const item = at === null ? undefined : rows.at(at);
        if (!item || at === null) return;
        if (!selection.has(item.id)) {
          app.queue.patch({ selection: new Set(), anchor: at });
          showFinding(app, item.id, at);
        }
        offerSubject({ type: 'finding' });
      }}
    >
      <div
        className="queue-list__space"
        role="presentation"
        style={{ height: rows.total * rowHeight }}
      >
        {Array.from({ length: to - from }, (_, at) => {
          const place = from + at;
          const item = rows.at(place);
          return (
            <QueueRow
              key={item?.id ?? `row-${place}`}
              item={item}
              index={place}
              top={place * rowHeight}
              total={rows.total}
              current={item !== undefined && item.id === current?.id}
              selected={item !== undefined && selection.has(item.id)}
              showKind={filter.kind === null}
            />
          );
        })}
      </div>
    </div>
  );
}

function NothingListed() {
  const app = useApp();
  const search = useStore(app.queue, (queue) => queue.filter.search);
  const status = useStore(app.queue, (queue) => queue.filter.status);
  return (
    <p className="queue-list__note">
      {search !== ''
        ? `Nothing matches “${search}”.`
        : status === 'to-decide'
          ? 'Nothing left to decide here.'
          : 'No finding has this status.'}
    </p>
  );
}

/** Tells how many findings are below the fold, and opens or closes it. */
export function FoldButton({
  below,
  open,
  onToggle,
}: {
  below: number;
  open: boolean;
  onToggle: () => void;
}) {
  if (below === 0) return null;
  return (
    <button type="button" className="queue-list__fold" aria-expanded={open} onClick={onToggle}>
      {open
        ? `Fold away ${count(below)} of low confidence`
        : `Show ${count(below)} of low confidence`}
    </button>
  );
}
