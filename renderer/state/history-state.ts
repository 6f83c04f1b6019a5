import type { HistoryFilter } from '../../shared/review/history.ts';
import type { App } from './app.ts';
import { announce, showMessage } from './messages.ts';
import { retract } from './retract.ts';
import { createStore } from './store.ts';
import { plural } from './words.ts';

/** What the history shows, and which of its entries are chosen. */
export interface HistoryState {
  readonly filter: HistoryFilter;
  /** The day that `since` and `until` stand for, `YYYY-MM-DD`; empty for all days. */
  readonly day: string;
  /** Chosen entries with their words. */
  readonly chosen: ReadonlyMap<string, string>;
  /** What is to be taken back once the editor has seen what rests on it. */
  readonly asking: {
    readonly entries: readonly string[];
    readonly text: string;
    readonly dependents: readonly string[];
  } | null;
  /** The entries without which the corpus is compared. */
  readonly without: readonly string[];
}

export const wholeHistory: HistoryFilter = {
  search: '',
  author: null,
  kind: null,
  since: null,
  until: null,
};

export const initialHistory: HistoryState = {
  filter: wholeHistory,
  day: '',
  chosen: new Map(),
  asking: null,
  without: [],
};

export const history = createStore<HistoryState>(initialHistory);

export function narrowHistory(change: Partial<HistoryFilter>): void {
  history.patch({ filter: { ...history.get().filter, ...change } });
}

/** Shows the entries of one day by this machine's clock, or of all. */
export function showDay(day: string): void {
  const start = day === '' ? null : new Date(`${day}T00:00:00`);
  const known = start !== null && !Number.isNaN(start.getTime());
  const next = known ? new Date(start) : null;
  next?.setDate(next.getDate() + 1);
  history.patch({ day: known ? day : '' });
  narrowHistory({
    since: known ? start.toISOString() : null,
    until: next ? next.toISOString() : null,
  });
}

/** Adds an entry to those chosen, or takes it out. */
export function chooseEntry(entry: string, text: string): void {
  const chosen = new Map(history.get().chosen);
  if (!chosen.delete(entry)) chosen.set(entry, text);
  history.patch({ chosen });
}

/** Chooses all entries that one key made together with this one. */
export async function chooseTogether(app: App, entry: string, text: string): Promise<void> {
  const result = await app.host.call('ledger.together', { entry });
  if (!result.ok) {
    showMessage('error', result.error.message);
    return;
  }
  const chosen = new Map(history.get().chosen);
  for (const id of result.value) chosen.set(id, text);
  history.patch({ chosen });
}

/** Takes entries back; where others rest on them, it says which and asks first. */
export async function askToTakeBack(
  app: App,
  entries: readonly string[],
  text: string,
): Promise<void> {
  const result = await app.host.call('ledger.dependents', { entries: [...entries] });
  if (!result.ok) showMessage('error', result.error.message);
  else if (result.value.length > 0)
    history.patch({ asking: { entries, text, dependents: result.value } });
  else await takeBack(app, entries, text);
}

export async function takeBack(app: App, entries: readonly string[], text: string): Promise<void> {
  history.patch({ asking: null });
  const done = await retract(app, entries, text);
  if (done) history.patch({ chosen: new Map() });
}

/** Several entries in a few words, for buttons and what is said. */
export function wordsOfChosen(chosen: ReadonlyMap<string, string>): string {
  const [first = ''] = chosen.values();
  return chosen.size === 1 ? first : plural(chosen.size, 'entry', 'entries');
}

/** Shows what the clean corpus would be without these entries. */
export function compareWithout(app: App, entries: readonly string[]): void {
  history.patch({ without: entries });
  app.view.patch({ dialog: 'without' });
}

/** The same for the last decision that holds, with all that was decided by the same key. */
export async function compareWithoutLast(app: App): Promise<void> {
  const result = await app.host.call('ledger.last', {});
  if (!result.ok) showMessage('error', result.error.message);
  else if (result.value.length === 0) announce('Nothing was decided yet.');
  else compareWithout(app, result.value);
}
