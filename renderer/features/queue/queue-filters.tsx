import './queue-filters.css';
import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import type { Facets } from '../../../shared/host/model.ts';
import type { QueueFilter } from '../../../shared/host/operations.ts';
import { Choice } from '../../components/choice.tsx';
import { useApp } from '../../state/app.ts';
import { tagsQuery } from '../../state/queries.ts';
import { setFilter } from '../../state/queue-actions.ts';
import { useStore } from '../../state/store.ts';
import { count } from '../../state/words.ts';

const statuses: readonly { value: QueueFilter['status']; label: string }[] = [
  { value: 'to-decide', label: 'To decide' },
  { value: 'deferred', label: 'Put off' },
  { value: 'stale', label: 'Stale' },
  { value: 'accepted', label: 'Accepted' },
  { value: 'edited', label: 'Edited' },
  { value: 'rejected', label: 'Stet' },
  { value: 'all', label: 'Everything' },
];

const sorts: readonly { value: QueueFilter['sort']; label: string }[] = [
  { value: 'value', label: 'by worth' },
  { value: 'confidence', label: 'by confidence' },
  { value: 'place', label: 'by place' },
  { value: 'title', label: 'by title' },
];

const anyTag = '';

/** What narrows the list down and in which order it stands. */
export const QueueFilters = memo(function QueueFilters({ facets }: { facets: Facets | undefined }) {
  const app = useApp();
  const filter = useStore(app.queue, (queue) => queue.filter);
  const tags = useQuery(tagsQuery(app)).data ?? [];
  const change = (part: Partial<QueueFilter>) => void setFilter(app, part);
  return (
    <fieldset className="queue-filters" aria-label="Filters">
      <Choice
        label="Status"
        value={filter.status}
        choices={statuses.map((choice) => ({ ...choice, count: countOf(facets, choice.value) }))}
        onChoose={(status) => change({ status: status as QueueFilter['status'] })}
      />
      {tags.length > 0 ? (
        <Choice
          label="Tag"
          value={filter.tag ?? anyTag}
          choices={[
            { value: anyTag, label: 'any tag' },
            ...tags.map(({ name }) => ({
              value: name,
              label: name,
              count: count(facets?.tags[name] ?? 0),
            })),
          ]}
          onChoose={(tag) => change({ tag: tag === anyTag ? null : tag })}
        />
      ) : null}
      <span className="queue-filters__sort">
        <Choice
          label="Order"
          value={filter.sort}
          choices={sorts}
          onChoose={(sort) => change({ sort: sort as QueueFilter['sort'] })}
        />
      </span>
    </fieldset>
  );
});

function countOf(facets: Facets | undefined, status: QueueFilter['status']): string {
  if (!facets) return '';
  if (status === 'to-decide') return count(facets.status.open + facets.status.stale);
  if (status !== 'all') return count(facets.status[status]);
  return count(Object.values(facets.status).reduce((sum, number) => sum + number, 0));
}
