import type {
  Facets,
  FindingStatus,
  FindingView,
  ProjectInfo,
  QueueItem,
} from '../../shared/host/model.ts';
import type { Input, QueueFilter } from '../../shared/host/operations.ts';
import { queuePage } from '../../shared/host/page-sizes.ts';
import type { Verdict } from '../../shared/review/ledger-entry.ts';
import type { App } from './app.ts';
import { announce } from './messages.ts';
import { findingQuery, projectQuery, queueQuery } from './queries.ts';
import {
  goToFinding,
  inTurn,
  loadedPages,
  loadedRow,
  rowAt,
  showFinding,
  stepNow,
  totalRows,
} from './queue-actions.ts';
import { applyStatus, statusFits } from './queue-pages.ts';
import { refreshNow, settleVerdict } from './refresh.ts';
import { inOrder } from './serial.ts';
import { count, plural } from './words.ts';

const spoken: Readonly<Record<Verdict, string>> = {
  accepted: 'Accepted',
  rejected: 'Stet',
  edited: 'Accepted with your text',
  deferred: 'Put off',
};
const keptTimes = 60;

/**
 * Decides the finding on the stage, or the selection, and goes on; the page does not wait for the disk. It is a move
 * like others, so that the next key is for the finding that comes, however late that is.
 */
export async function decide(app: App, verdict: Verdict, replacement?: string): Promise<void> {
  let recorded: Promise<void> = Promise.resolve();
  await inTurn(async () => {
    const { filter, current, selection } = app.queue.get();
    const ids = selection.size > 0 ? [...selection] : current ? [current.id] : [];
    const first = ids[0];
    if (first === undefined) return;
    const title = current ? loadedRow(app, current.index ?? -1)?.title : undefined;
    await app.queries.cancelQueries({ queryKey: ['queue'] });
    const place = lowestIndex(app, ids) ?? current?.index ?? 0;
    const bringBack = snapshot(app, ids);
    const undecided = markDecided(app, filter, new Set(ids), verdict);
    app.times.set([...app.times.get().slice(1 - keptTimes), performance.now()]);
    app.queue.patch({ selection: new Set(), anchor: null });
    const what =
      ids.length === 1 ? (title ?? '').replace(/\.$/, '') : plural(ids.length, 'finding');
    announce(`${spoken[verdict]}: ${what}. ${count(undecided)} to decide.`);
    const input = { findings: ids, verdict, ...(replacement === undefined ? {} : { replacement }) };
    recorded = record(app, input, async () => {
      bringBack();
      showFinding(app, first, place);
      await refreshNow(app);
      await app.queries.invalidateQueries({ queryKey: projectQuery(app).queryKey });
      await goToFinding(app, first);
    });
    await advance(app, filter, place, verdict, ids.length);
  });
  await recorded;
}

async function record(
  app: App,
  input: Input<'decision.decide'>,
  refused: () => Promise<void>,
): Promise<void> {
  const decided = await inOrder(app, () => app.host.call('decision.decide', input));
  if (decided) settleVerdict(app, decided);
  else await refused();
}

let failedSince = 0;

/**
 * Remembers what is shown, to bring it back when the decision fails. Of several that fail one after
 * another only the first brings it back: the later ones remember its finding as decided.
 */
function snapshot(app: App, ids: readonly string[]): () => void {
  const taken = performance.now();
  const keys = [
    ['queue'],
    projectQuery(app).queryKey,
    ...ids.slice(0, 50).map((id) => ['finding', id]),
  ];
  const kept = keys.flatMap((queryKey) => app.queries.getQueriesData({ queryKey }));
  return () => {
    if (taken < failedSince) return;
    failedSince = performance.now();
    for (const [key, data] of kept) app.queries.setQueryData(key, data);
  };
}

function lowestIndex(app: App, ids: readonly string[]): number | null {
  const { current } = app.queue.get();
  if (ids.length === 1 && current?.id === ids[0]) return current?.index ?? null;
  const wanted = new Set(ids);
  let lowest: number | null = null;
  const { filter } = app.queue.get();
  for (const [page, items] of loadedPages(app, filter)) {
    items.forEach((item, at) => {
      const index = page * queuePage + at;
      if (wanted.has(item.id) && (lowest === null || index < lowest)) lowest = index;
    });
  }
  return lowest;
}

/** Shows the verdict at once in everything that is loaded; answers how many findings stay undecided. */
function markDecided(
  app: App,
  filter: QueueFilter,
  ids: ReadonlySet<string>,
  verdict: Verdict,
): number {
  const key = (page: number) => queueQuery(app, filter, page).queryKey;
  const loaded = loadedPages(app, filter);
  const newly = new Map<QueueItem['kind'], number>();
  const left = new Map<FindingStatus, number>();
  for (const items of loaded.values()) {
    for (const item of items) {
      if (ids.has(item.id)) left.set(item.status, (left.get(item.status) ?? 0) + 1);
      if (ids.has(item.id) && statusFits('to-decide', item.status)) {
        newly.set(item.kind, (newly.get(item.kind) ?? 0) + 1);
      }
    }
  }
  const { pages, removed } = applyStatus(loaded, ids, verdict, filter.status);
  for (const [page, items] of pages) {
    app.queries.setQueryData(key(page), (data) =>
      data
        ? {
            ...data,
            total: data.total - removed,
            facets: { ...data.facets, status: movedStatus(data.facets.status, left, verdict) },
            items: items.filter((item): item is QueueItem => item !== undefined),
          }
        : data,
    );
  }
  for (const id of ids) {
    app.queries.setQueryData<FindingView>(findingQuery(app, id).queryKey, (finding) =>
      finding ? { ...finding, status: verdict } : finding,
    );
  }
  let undecided = 0;
  app.queries.setQueryData<ProjectInfo | null>(projectQuery(app).queryKey, (project) => {
    if (!project) return project;
    const byKind = { ...project.counts.byKind };
    let decided = project.counts.decided;
    for (const [kind, number] of newly) {
      byKind[kind] = { ...byKind[kind], open: Math.max(0, byKind[kind].open - number) };
      decided += number;
    }
    undecided = Math.max(0, project.counts.total - decided);
    return { ...project, counts: { ...project.counts, byKind, decided } };
  });
  return undecided;
}

/** Counts by status after findings that had the statuses `left` took another one. */
export function movedStatus(
  counts: Facets['status'],
  left: ReadonlyMap<FindingStatus, number>,
  to: FindingStatus,
): Facets['status'] {
  const moved = { ...counts };
  for (const [status, number] of left) {
    moved[status] = Math.max(0, moved[status] - number);
    moved[to] += number;
  }
  return moved;
}

/** Puts the next finding on the stage: the one that moved up, or the next one still to decide. */
async function advance(
  app: App,
  filter: QueueFilter,
  place: number,
  verdict: Verdict,
  decided: number,
): Promise<void> {
  const total = totalRows(app);
  if (total === 0) {
    showFinding(app, null, null);
    return;
  }
  let index = place;
  if (statusFits(filter.status, verdict)) {
    index = place + decided;
    while (index < total) {
      const row = loadedRow(app, index);
      if (!row || statusFits('to-decide', row.status)) break;
      index += 1;
    }
  }
  index = Math.min(index, total - 1);
  const row = loadedRow(app, index) ?? (await rowAt(app, index));
  // Another list may have been asked for meanwhile; it finds its own place.
  if (app.queue.get().filter !== filter) return;
  if (row) showFinding(app, row.id, index);
  else await stepNow(app, 1);
}
