import { hashKey } from '@tanstack/react-query';
import type { QueueItem } from '../../shared/host/model.ts';
import type { QueueFilter } from '../../shared/host/operations.ts';
import { queuePage } from '../../shared/host/page-sizes.ts';
import { rightMember } from '../../shared/host/right-member.ts';
import type { App } from './app.ts';
import { showMessage } from './messages.ts';
import { recallPosition, rememberPosition } from './position.ts';
import { ask, compareQuery, findingQuery, placesQuery, queueQuery } from './queries.ts';
import { rowsStand } from './refresh.ts';
import { initialStage } from './review-state.ts';

/** Rows of the queue as it is filtered now, as far as is known. */
export function totalRows(app: App): number {
  const { filter } = app.queue.get();
  return app.queries.getQueryData(queueQuery(app, filter, 0).queryKey)?.total ?? 0;
}

function loadedPage(app: App, filter: QueueFilter, page: number): readonly QueueItem[] | undefined {
  const { queryKey } = queueQuery(app, filter, page);
  // By its hash: `find` would look at everything that is kept, with each key.
  const query = app.queries.getQueryCache().get(hashKey(queryKey));
  return query && rowsStand(query) ? app.queries.getQueryData(queryKey)?.items : undefined;
}

/** The loaded pages of a list with their rows, but for those of which nobody knows whether they still stand there. */
export function loadedPages(app: App, filter: QueueFilter): Map<number, readonly QueueItem[]> {
  const pages = new Map<number, readonly QueueItem[]>();
  for (const { queryKey } of app.queries.getQueryCache().findAll({ queryKey: ['queue', filter] })) {
    const page = Number(queryKey[2]);
    const rows = loadedPage(app, filter, page);
    if (rows) pages.set(page, rows);
  }
  return pages;
}

/** A row that is loaded already, or undefined. */
export function loadedRow(app: App, index: number): QueueItem | undefined {
  const { filter } = app.queue.get();
  return loadedPage(app, filter, Math.floor(index / queuePage))?.[index % queuePage];
}

/** A row, loaded if need be. */
export async function rowAt(app: App, index: number): Promise<QueueItem | undefined> {
  const known = loadedRow(app, index);
  if (known) return known;
  const { filter } = app.queue.get();
  const query = queueQuery(app, filter, Math.floor(index / queuePage));
  const at = index % queuePage;
  try {
    // What is there is not it: rows have moved since, or those that were decided have left a gap at its end.
    return (await app.queries.fetchQuery({ ...query, staleTime: 0 })).items[at];
  } catch {
    return undefined;
  }
}

/** Milliseconds until what comes next is fetched in a list that may be another one with the next letter typed. */
const unlessNarrowed = 250;

/** Puts a finding on the stage and fetches what comes after it, `wait` milliseconds later. */
export function showFinding(app: App, id: string | null, index: number | null, wait = 0): void {
  const before = app.queue.get().current;
  if (id === null) {
    if (before) app.queue.patch({ current: null });
    return;
  }
  if (before?.id === id) {
    if (before.index !== index) app.queue.patch({ current: { id, index } });
  } else {
    app.stage.set(initialStage);
    app.queue.patch({ current: { id, index } });
    rememberPosition(app);
  }
  // Not before the finding itself is painted.
  window.requestAnimationFrame(() => window.setTimeout(() => prefetchAround(app, index), wait));
}

function prefetchAround(app: App, index: number | null): void {
  if (index === null || app.queue.get().current?.index !== index) return;
  for (const at of [index + 1, index + 2, index + 3, index - 1]) {
    const row = at < 0 ? undefined : loadedRow(app, at);
    if (row) void prefetchFinding(app, row);
  }
}

async function prefetchFinding(app: App, row: QueueItem): Promise<void> {
  if (row.kind !== 'duplicate') {
    void app.queries.prefetchQuery(placesQuery(app, row.id, '', 0));
    await app.queries.prefetchQuery(findingQuery(app, row.id));
    return;
  }
  try {
    const finding = await app.queries.fetchQuery(findingQuery(app, row.id));
    if (finding.kind !== 'duplicate') return;
    const right = rightMember(finding, null);
    if (right !== null) await app.queries.prefetchQuery(compareQuery(app, row.id, right));
  } catch {
    // It is asked for again, and its error shown, when it comes on the stage.
  }
}

/** The search for the place of the current finding in a list that was asked for; null where none goes on. */
let settling: Promise<void> | null = null;

/** Moves begun so far: a key pressed before a row has come goes on from that row, not from the one before. */
let moving: Promise<void> = Promise.resolve();
let underWay = 0;

/** Makes a move once those before it are made and the list is there that was asked for; one that fails stops no other. */
export function inTurn(move: () => Promise<void>): Promise<void> {
  underWay += 1;
  const turn = moving
    .then(async () => {
      await settling;
      await move();
    })
    .finally(() => {
      underWay -= 1;
    });
  moving = turn.catch(() => undefined);
  return turn;
}

/** True while a move is under way, or another list: another finding may be on the stage in a moment. */
export function isMoving(): boolean {
  return underWay > 0 || settling !== null;
}

/**
 * Resolves when every move that was asked for is made and the list is there; verdicts are for what is on the stage
 * then.
 */
export async function movesMade(): Promise<void> {
  await moving;
  await settling;
}

/** Moves to the next (1) or previous (-1) row; in a list that is being narrowed, once the place in it is known. */
export function step(app: App, by: 1 | -1): Promise<void> {
  return inTurn(() => stepNow(app, by));
}

/** The same within a move. */
export async function stepNow(app: App, by: 1 | -1): Promise<void> {
  const { current } = app.queue.get();
  const last = totalRows(app) - 1;
  if (last < 0) return;
  const index = Math.max(0, Math.min(last, current?.index == null ? 0 : current.index + by));
  const row = loadedRow(app, index) ?? (await rowAt(app, index));
  app.queue.patch({ selection: new Set(), anchor: index });
  if (row) showFinding(app, row.id, index);
}

/** Narrows the queue; the finding on the stage stays if it is still listed, else the list begins from its top. */
export async function setFilter(app: App, part: Partial<QueueFilter>): Promise<void> {
  const { filter: before, current } = app.queue.get();
  const filter = { ...before, ...part };
  // A row counts in the list it was in; in another one the finding has to be looked up.
  const unplaced = current ? { current: { id: current.id, index: null } } : {};
  app.queue.patch({ filter, selection: new Set(), anchor: null, ...unplaced });
  rememberPosition(app);
  const turn = settlePosition(app, 0);
  settling = turn;
  await turn;
  if (settling === turn) settling = null;
}

/** Goes back to where the editor stood when the project was left, if nobody was anywhere since. */
function comeBack(app: App): void {
  if (app.queue.get().current) return;
  const left = recallPosition(app);
  if (!left) return;
  app.queue.patch({ filter: left.filter });
  if (left.finding !== null) showFinding(app, left.finding, null);
}

/** Finds the row of the current finding anew, or shows the row `instead` (by default the one that took its place). */
export async function settlePosition(app: App, instead?: number): Promise<void> {
  comeBack(app);
  const { filter, current } = app.queue.get();
  const stillSame = () => app.queue.get().filter === filter && app.queue.get().current === current;
  try {
    await app.queries.fetchQuery(queueQuery(app, filter, 0));
    if (!stillSame()) return;
    if (current) {
      const listed = current.index !== null && loadedRow(app, current.index)?.id === current.id;
      if (listed) return;
      const index = await ask(app.host, 'queue.locate', { filter, finding: current.id });
      if (!stillSame()) return;
      if (index !== null) {
        showFinding(app, current.id, index, unlessNarrowed);
        return;
      }
    }
    const last = Math.max(0, totalRows(app) - 1);
    const index = Math.min(last, instead ?? current?.index ?? 0);
    const row = await rowAt(app, index);
    if (stillSame()) showFinding(app, row?.id ?? null, row ? index : null, unlessNarrowed);
  } catch {
    // The list itself shows why it could not be read.
  }
}

/** Puts a finding on the stage wherever it stands in the queue, listed or not. */
export async function goToFinding(app: App, finding: string): Promise<void> {
  const { filter } = app.queue.get();
  const located = await app.host.call('queue.locate', { filter, finding });
  const { current } = app.queue.get();
  const before = current?.id === finding ? current.index : null;
  showFinding(app, finding, located.ok ? located.value : before);
}

/** Takes the next (1) or previous (-1) row into the selection, or the last one out of it. */
export function extendSelection(app: App, by: 1 | -1): Promise<void> {
  return inTurn(async () => {
    const { current } = app.queue.get();
    if (current?.index == null) return;
    await selectTo(app, Math.max(0, Math.min(totalRows(app) - 1, current.index + by)));
  });
}

/** Extends the selection from its anchor to the row `index`. */
export async function selectTo(app: App, index: number): Promise<void> {
  const { anchor, current } = app.queue.get();
  const from = anchor ?? current?.index ?? index;
  const ids = await idsBetween(app, Math.min(from, index), Math.max(from, index));
  app.queue.patch({ selection: new Set(ids), anchor: from });
  const row = await rowAt(app, index);
  if (row) showFinding(app, row.id, index);
}

/** Adds one row to the selection or takes it out. */
export function toggleSelected(app: App, id: string, index: number): void {
  const { selection, current } = app.queue.get();
  const next = new Set(selection);
  if (next.size === 0 && current && current.id !== id) next.add(current.id);
  if (next.has(id)) next.delete(id);
  else next.add(id);
  app.queue.patch({ selection: next, anchor: index });
  showFinding(app, id, index);
}

const mostSelected = 10_000;

export async function selectEverything(app: App): Promise<void> {
  const total = Math.min(totalRows(app), mostSelected);
  app.queue.patch({ selection: new Set(await idsBetween(app, 0, total - 1)), anchor: 0 });
}

async function idsBetween(app: App, from: number, to: number): Promise<readonly string[]> {
  const { filter } = app.queue.get();
  const result = await app.host.call('queue.ids', { filter, from, to: to + 1 });
  if (result.ok) return result.value;
  showMessage('error', result.error.message);
  return [];
}
