import type { ConflictView } from '../../shared/host/ledger-model.ts';
import type { Window } from '../../shared/host/model.ts';
import type { Settlement } from '../../shared/review/ledger-entry.ts';
import type { App } from './app.ts';
import { conflictsQuery, exchangeQuery } from './ledger-queries.ts';
import { announce, showMessage } from './messages.ts';
import { choosePlace } from './project-actions.ts';
import { refreshNow, settle } from './refresh.ts';
import { inOrder } from './serial.ts';
import { createStore } from './store.ts';
import { plural } from './words.ts';

/** Where the editor stands among the conflicts with another ledger. */
export interface ExchangeState {
  readonly at: number;
  readonly takeTheirs: boolean;
  /** A file is being read and compared. */
  readonly opening: boolean;
  readonly error: string | null;
}

export const initialExchange: ExchangeState = {
  at: 0,
  takeTheirs: true,
  opening: false,
  error: null,
};

export const exchange = createStore<ExchangeState>(initialExchange);

/** Lets the editor choose another ledger and holds it against this project's. */
export async function openOtherLedger(app: App): Promise<void> {
  const place = await choosePlace(app, 'ledger');
  if (!place) return;
  exchange.set({ ...initialExchange, opening: true });
  const result = await app.host.call('exchange.open', { token: place.token });
  exchange.patch({ opening: false });
  if (!result.ok) {
    exchange.patch({ error: result.error.message });
    return;
  }
  app.queries.setQueryData(exchangeQuery(app).queryKey, result.value);
  await app.queries.invalidateQueries({ queryKey: ['conflicts'] });
  announce(`${result.value.name}: ${plural(result.value.conflicts, 'conflict')}.`);
}

/** Settles a conflict in one of three ways, or with null not at all any more, and goes to the next one at once. */
export async function settleConflict(
  app: App,
  { key: conflict, settled: before }: Pick<ConflictView, 'key' | 'settled'>,
  choice: Settlement | null,
): Promise<void> {
  const total = app.queries.getQueryData(exchangeQuery(app).queryKey)?.conflicts ?? 0;
  showSettled(app, conflict, choice);
  // The next key is meant for the next conflict, also where it comes before the answer.
  if (choice !== null) exchange.patch({ at: Math.min(exchange.get().at + 1, total - 1) });
  const result = await app.host.call('exchange.settle', { conflicts: [conflict], choice });
  if (!result.ok) {
    showSettled(app, conflict, before);
    showMessage('error', result.error.message);
    return;
  }
  const { settledNow, conflicts } = result.value;
  app.queries.setQueryData(exchangeQuery(app).queryKey, result.value);
  announce(
    `${choice === null ? 'Not settled' : said[choice]}. ${settledNow} of ${plural(conflicts, 'conflict')} settled.`,
  );
}

function showSettled(app: App, conflict: string, settled: Settlement | null): void {
  app.queries.setQueriesData<Window<ConflictView>>({ queryKey: ['conflicts'] }, (data) =>
    data
      ? {
          ...data,
          items: data.items.map((item) => (item.key === conflict ? { ...item, settled } : item)),
        }
      : data,
  );
}

const said: Readonly<Record<Settlement, string>> = {
  mine: 'As it is here',
  theirs: 'As the other ledger has it',
  open: 'To be decided anew',
};

/** Takes the other ledger into this one: what was settled and what only it has, or with `as-it-is` all of it. */
export async function takeOtherLedger(app: App, how: 'merge' | 'as-it-is'): Promise<void> {
  const { takeTheirs } = exchange.get();
  const decided = await inOrder(app, () =>
    how === 'merge'
      ? app.host.call('exchange.merge', { takeTheirs })
      : app.host.call('exchange.import', {}),
  );
  if (!decided) return;
  settle(app, decided);
  exchange.patch({ at: 0 });
  showMessage('note', 'The other ledger was taken in. One undo takes all of it back.');
  await refreshNow(app);
}

export async function closeOtherLedger(app: App): Promise<void> {
  await app.host.call('exchange.close', {});
  exchange.set(initialExchange);
  app.queries.setQueryData(exchangeQuery(app).queryKey, null);
  app.queries.removeQueries({ queryKey: conflictsQuery(app, 0).queryKey.slice(0, 1) });
}
