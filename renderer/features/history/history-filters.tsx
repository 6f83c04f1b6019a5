import '../../components/field.css';
import { useQuery } from '@tanstack/react-query';
import { historyKinds } from '../../../shared/review/history.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { useApp } from '../../state/app.ts';
import { history, narrowHistory, showDay, wholeHistory } from '../../state/history-state.ts';
import { historyQuery } from '../../state/queries.ts';
import { useStore } from '../../state/store.ts';
import { count, historyKindNames } from '../../state/words.ts';

/** What narrows the history down: words, who, what, and on which day. */
export function HistoryFilters() {
  const app = useApp();
  const { filter, day } = useStore(history, (state) => state);
  const facets = useQuery(historyQuery(app, filter, 0)).data?.facets;
  const narrowed = filter.author !== null || filter.kind !== null || day !== '';
  return (
    <div className="history-panel__field">
      <SearchField
        label="Search the history"
        value={filter.search}
        onSearch={(search) => narrowHistory({ search })}
      />
      <div className="history-panel__filters">
        <Choice
          label="Author"
          value={filter.author ?? ''}
          choices={[
            { value: '', label: 'Everybody' },
            ...(facets?.authors ?? []).map(({ name, entries }) => ({
              value: name,
              label: name || 'no name',
              count: count(entries),
            })),
          ]}
          onChoose={(author) => narrowHistory({ author: author === '' ? null : author })}
        />
        <Choice
          label="Kind of entry"
          value={filter.kind ?? ''}
          choices={[
            { value: '', label: 'Every kind' },
            ...historyKinds
              .filter((kind) => (facets?.kinds[kind] ?? 0) > 0 || filter.kind === kind)
              .map((kind) => ({
                value: kind,
                label: historyKindNames[kind],
                count: count(facets?.kinds[kind] ?? 0),
              })),
          ]}
          onChoose={(wanted) =>
            narrowHistory({ kind: historyKinds.find((kind) => kind === wanted) ?? null })
          }
        />
        <input
          type="date"
          className="history-panel__day"
          aria-label="Day"
          value={day}
          {...(facets?.first ? { min: localDay(facets.first) } : {})}
          {...(facets?.last ? { max: localDay(facets.last) } : {})}
          onChange={(event) => showDay(event.target.value)}
        />
        {narrowed ? (
          <Button
            variant="plain"
            small
            onClick={() => {
              showDay('');
              history.patch({ filter: { ...wholeHistory, search: filter.search } });
            }}
          >
            Show all
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** The day of a time by this machine's clock, `YYYY-MM-DD`. */
function localDay(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
