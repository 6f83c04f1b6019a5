import './queue-row.css';
import { memo } from 'react';
import type { QueueItem } from '../../../shared/host/model.ts';
import { SnippetText } from '../../components/snippet-text.tsx';
import { count, kindName, plural } from '../../state/words.ts';
import { StatusGlyph } from './status-glyph.tsx';

interface QueueRowProps {
  item: QueueItem | undefined;
  index: number;
  top: number;
  total: number;
  current: boolean;
  selected: boolean;
  showKind: boolean;
}

/** One finding in the list. Clicks are handled by the list, which knows the row by its index. */
export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { item, index, top, total, current, selected, showKind } = props;
  const place = { transform: `translateY(${top}px)` };
  if (!item) return <div className="queue-row queue-row--empty" style={place} aria-hidden="true" />;
  const decided = item.status !== 'open' && item.status !== 'stale';
  const names = ['queue-row'];
  if (decided) names.push('queue-row--decided');
  if (selected) names.push('queue-row--selected');
  const vetoed = item.vetoed > 0 ? ` · ${count(item.vetoed)} vetoed` : '';
  return (
    <div
      className={names.join(' ')}
      style={place}
      id={`queue-row-${item.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={selected || current}
      aria-current={current ? 'true' : undefined}
      aria-posinset={index + 1}
      aria-setsize={total}
      data-index={index}
      data-menu-home={current || undefined}
    >
      <StatusGlyph status={item.status} />
      <span className="queue-row__title truncate" dir="auto">
        {item.title}
      </span>
      <span
        className="queue-row__count tabular"
        title={plural(item.count, item.kind === 'duplicate' ? 'article' : 'place')}
      >
        {count(item.count)}
      </span>
      <span className="queue-row__detail truncate" dir="auto">
        {showKind ? `${kindName[item.kind]} · ` : ''}
        {item.snippet ? <SnippetText snippet={item.snippet} /> : item.detail}
        {vetoed}
      </span>
    </div>
  );
});
