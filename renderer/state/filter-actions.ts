import { initialFilter } from '../../shared/host/initial-filter.ts';
import type { QueueFilter } from '../../shared/host/operations.ts';
import type { App } from './app.ts';
import { announce, showMessage } from './messages.ts';
import { filtersQuery } from './queries.ts';
import { inTurn, rowAt, setFilter, showFinding, totalRows } from './queue-actions.ts';
import { count } from './words.ts';

/** Narrows the queue as a saved filter says. */
export async function applyFilter(app: App, name: string, filter: QueueFilter): Promise<void> {
  app.view.patch({ dialog: null, screen: 'review' });
  await setFilter(app, filter);
  announce(`Filter ${name}: ${count(totalRows(app))} findings.`);
}

/** Keeps a filter under a name; `was` is the name it had before. Answers whether it is kept. */
export async function saveFilter(
  app: App,
  name: string,
  filter: QueueFilter,
  was: string | null = null,
): Promise<boolean> {
  const result = await app.host.call('filters.save', { name, filter, was });
  if (result.ok) app.queries.setQueryData(filtersQuery(app).queryKey, result.value);
  else showMessage('error', result.error.message);
  return result.ok;
}

export async function removeFilter(app: App, name: string): Promise<void> {
  const result = await app.host.call('filters.remove', { name });
  if (result.ok) app.queries.setQueryData(filtersQuery(app).queryKey, result.value);
  else showMessage('error', result.error.message);
}

/** Takes away what narrows the queue down beyond its kind and status. */
export function widen(app: App): void {
  const { tag, source, rule, confidence, search, searchIn } = initialFilter;
  void setFilter(app, { tag, source, rule, confidence, search, searchIn });
}

/** Puts the finding in this row, counted from 1, on the stage; of a list that is on its way, once it is there. */
export function jumpTo(app: App, number: number): Promise<void> {
  app.view.patch({ dialog: null });
  return inTurn(async () => {
    const index = Math.max(0, Math.min(totalRows(app), number) - 1);
    app.queue.patch({ selection: new Set(), anchor: index });
    const row = await rowAt(app, index);
    if (row) showFinding(app, row.id, index);
  });
}
