import './queue-filters.css';
import { useQuery } from '@tanstack/react-query';
import { ArrowDownWideNarrow, Bookmark, Clock, SlidersHorizontal, X } from 'lucide-react';
import { memo } from 'react';
import type { Facet, Facets } from '../../../shared/host/model.ts';
import type { QueueFilter } from '../../../shared/host/operations.ts';
import { queueSorts } from '../../../shared/host/queue-sorts.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { Icon } from '../../components/icon.tsx';
import { useApp } from '../../state/app.ts';
import { widen } from '../../state/filter-actions.ts';
import { bandWords, sortWords } from '../../state/filter-words.ts';
import { tagsQuery } from '../../state/queries.ts';
import { setFilter } from '../../state/queue-actions.ts';
import { useStore } from '../../state/store.ts';
import { count, ruleName } from '../../state/words.ts';
import { runCommand } from '../commands/dispatch.ts';

const statuses: readonly { value: QueueFilter['status']; label: string }[] = [
  { value: 'to-decide', label: 'To decide' },
  { value: 'deferred', label: 'Put off' },
  { value: 'stale', label: 'Stale' },
  { value: 'accepted', label: 'Accepted' },
  { value: 'edited', label: 'Edited' },
  { value: 'rejected', label: 'Stet' },
  { value: 'all', label: 'Everything' },
];

const bands = ['sure', 'likely', 'unsure'] as const;
const sorts = queueSorts.map((value) => ({ value, label: sortWords[value] }));
/** No value of a facet: these are trimmed. */
const any = ' ';

interface FiltersProps {
  facets: Facets | undefined;
}

/** What narrows the list down and in which order it stands. */
export const QueueFilters = memo(function QueueFilters({ facets }: FiltersProps) {
  const app = useApp();
  const filter = useStore(app.queue, (queue) => queue.filter);
  const opened = useStore(app.view, (view) => view.narrowing);
  const narrowed = [filter.tag, filter.source, filter.rule, filter.confidence].filter(
    (value) => value !== null,
  ).length;
  const shown = opened || narrowed > 0;
  const later = facets?.status.deferred ?? 0;
  const change = (part: Partial<QueueFilter>) => void setFilter(app, part);
  return (
    <>
      <fieldset className="queue-filters" aria-label="Filters">
        <Choice
          label="Status"
          value={filter.status}
          choices={statuses.map((choice) => ({ ...choice, count: countOf(facets, choice.value) }))}
          onChoose={(status) => change({ status: status as QueueFilter['status'] })}
        />
        {later > 0 && filter.status !== 'deferred' ? (
          <Button
            small
            variant="plain"
            aria-label={`${count(later)} put off`}
            title="Show what was put off"
            className="queue-filters__later tabular"
            onClick={() => runCommand(app, 'show-later')}
          >
            <Icon of={Clock} size={13} /> {count(later)}
          </Button>
        ) : null}
        <span className="queue-filters__sort">
          <Choice
            label="Order"
            value={filter.sort}
            choices={sorts}
            icon={ArrowDownWideNarrow}
            onChoose={(sort) => change({ sort: sort as QueueFilter['sort'] })}
          />
          <Button
            small
            icon
            variant="plain"
            aria-label="Narrow the list down"
            title="Narrow the list down"
            aria-expanded={shown}
            onClick={() => app.view.patch({ narrowing: !opened })}
          >
            <Icon of={SlidersHorizontal} size={15} />
          </Button>
          <Button
            small
            icon
            variant="plain"
            aria-label="Saved filters"
            title="Saved filters"
            onClick={() => runCommand(app, 'filters')}
          >
            <Icon of={Bookmark} size={15} />
          </Button>
        </span>
      </fieldset>
      {shown ? <Narrowing facets={facets} narrowed={narrowed} /> : null}
    </>
  );
});

/** The facets that are not always in sight. */
function Narrowing({ facets, narrowed }: FiltersProps & { narrowed: number }) {
  const app = useApp();
  const filter = useStore(app.queue, (queue) => queue.filter);
  const tags = useQuery(tagsQuery(app)).data ?? [];
  const change = (part: Partial<QueueFilter>) => void setFilter(app, part);
  const listed = (values: readonly Facet[], words: (name: string) => string) =>
    values.map(({ name, count: number }) => ({
      value: name,
      label: words(name),
      count: count(number),
    }));
  return (
    <fieldset className="queue-filters queue-filters--narrowing" aria-label="Narrow down">
      <Choice
        label="Confidence"
        value={filter.confidence ?? any}
        choices={[
          { value: any, label: 'any confidence' },
          ...bands.map((band) => ({
            value: band,
            label: bandWords[band],
            count: count(facets?.confidence[band] ?? 0),
          })),
        ]}
        onChoose={(value) => change({ confidence: bands.find((band) => band === value) ?? null })}
      />
      <Choice
        label="Source"
        value={filter.source ?? any}
        choices={[
          { value: any, label: 'any source' },
          ...listed(facets?.sources ?? [], (name) => name || 'top folder'),
        ]}
        onChoose={(source) => change({ source: source === any ? null : source })}
      />
      <Choice
        label="Rule"
        value={filter.rule ?? any}
        choices={[{ value: any, label: 'any rule' }, ...listed(facets?.rules ?? [], ruleName)]}
        onChoose={(rule) => change({ rule: rule === any ? null : rule })}
      />
      {tags.length > 0 ? (
        <Choice
          label="Tag"
          value={filter.tag ?? any}
          choices={[
            { value: any, label: 'any tag' },
            ...tags.map(({ name }) => ({
              value: name,
              label: name,
              count: count(facets?.tags[name] ?? 0),
            })),
          ]}
          onChoose={(tag) => change({ tag: tag === any ? null : tag })}
        />
      ) : null}
      {narrowed > 0 ? (
        <Button
          small
          icon
          variant="plain"
          aria-label="Show all again"
          title="Show all again"
          onClick={() => widen(app)}
        >
          <Icon of={X} size={14} />
        </Button>
      ) : null}
    </fieldset>
  );
}

function countOf(facets: Facets | undefined, status: QueueFilter['status']): string {
  if (!facets) return '';
  if (status === 'to-decide') return count(facets.status.open + facets.status.stale);
  if (status !== 'all') return count(facets.status[status]);
  return count(Object.values(facets.status).reduce((sum, number) => sum + number, 0));
}
