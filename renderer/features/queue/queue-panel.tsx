import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { QueueFilter } from '../../../shared/host/operations.ts';
import { Choice } from '../../components/choice.tsx';
import { SearchNote } from '../../components/search-note.tsx';
import { useApp } from '../../state/app.ts';
import { queueQuery, useProject } from '../../state/queries.ts';
import { setFilter, settlePosition } from '../../state/queue-actions.ts';
import { useStore } from '../../state/store.ts';
import { KindList } from './kind-list.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { FoldButton, QueueList } from './queue-list.tsx';

const searchedIn: readonly { value: QueueFilter['searchIn']; label: string }[] = [
  { value: 'both', label: 'everywhere' },
  { value: 'findings', label: 'in findings' },
  { value: 'text', label: 'in texts' },
];

/** The left side: kinds, filters, the list. */
export function QueuePanel() {
  const app = useApp();
  const project = useProject();
  const filter = useStore(app.queue, (queue) => queue.filter);
  const first = useQuery(queueQuery(app, filter, 0));
  useEffect(() => {
    if (!app.queue.get().current) void settlePosition(app);
  }, [app]);
  if (!project) return null;
  return (
    <>
      <KindList counts={project.counts} />
      <QueueFilters facets={first.data?.facets} />
      {first.error && !first.data ? (
        <p className="queue-list__note" role="alert">
          {first.error.message}
        </p>
      ) : null}
      {first.data?.search ? (
        <SearchNote searched={filter.search} found={first.data.search} own="findings">
          <Choice
            label="Search in"
            value={filter.searchIn}
            choices={searchedIn}
            onChoose={(value) =>
              void setFilter(app, { searchIn: value as QueueFilter['searchIn'] })
            }
          />
        </SearchNote>
      ) : null}
      <QueueList />
      <FoldButton
        below={first.data?.facets.confidence.below ?? 0}
        open={filter.belowFold}
        onToggle={() => void setFilter(app, { belowFold: !filter.belowFold })}
      />
    </>
  );
}
