import type { Query } from '@tanstack/react-query';
import type { Counts, Decided, ProjectInfo, UndoInfo } from '../../shared/host/model.ts';
import type { Deed } from '../host/watched-host.ts';
import type { App } from './app.ts';
import { projectQuery } from './queries.ts';

/** Milliseconds until what a change made is asked for. */
const afterChange = 120;
const pause = 600;
const longestPause = 2500;
/** What is read and changes with a decision. */
const decidedParts = [
  'batch',
  'queue',
  'finding',
  'places',
  'compare',
  'tags',
  'proposals',
  'history',
  'articles',
  'article',
  'figures',
  'without',
  'exchange',
  'conflicts',
  'audit',
];
/** What is read and changes with a scan or its settings alone. */
const scannedParts = ['filters', 'preview', 'similar', 'contexts', 'words'];
let timer: number | null = null;
/** When the refresh that is planned runs, and when the first one was asked for since the last. */
let due = 0;
let since = 0;

/**
 * Asks again for what is shown, a moment later and not while a decision is under way: an answer from
 * before it would show the finding once more.
 */
export function scheduleRefresh(app: App, wait = afterChange): void {
  const now = performance.now();
  plan(app, timer === null ? now + wait : Math.min(due, now + wait));
}

/**
 * The same after a verdict, which the page has shown by itself: while the editor decides on quickly
 * it waits for a pause, but not for long.
 */
export function scheduleRefreshInPause(app: App): void {
  const now = performance.now();
  const begun = timer === null ? now : since;
  plan(app, Math.min(begun + longestPause, now + pause));
}

function plan(app: App, at: number): void {
  const now = performance.now();
  if (timer === null) since = now;
  else window.clearTimeout(timer);
  due = at;
  timer = window.setTimeout(
    () => {
      timer = null;
      if (app.saved.get().pending > 0) scheduleRefresh(app);
      else void refreshNow(app);
    },
    Math.max(0, at - now),
  );
}

/** How often each page of the queue had come when rows moved last. By number and not by time: both may be within one millisecond. */
const cameBefore = new WeakMap<Query, number>();

/**
 * Says that more than verdicts changed the queue: pages of before have their rows elsewhere, and verdicts must not move
 * them on from there as if they were right.
 */
export function rowsMoved(app: App): void {
  for (const page of app.queries.getQueryCache().findAll({ queryKey: ['queue'] })) {
    cameBefore.set(page, page.state.dataUpdateCount);
  }
}

/** True for a page of the queue that has come, or was moved by verdicts, since then: its rows stand where they are. */
export const rowsStand = (page: Query): boolean =>
  page.state.dataUpdateCount > (cameBefore.get(page) ?? 0);

/** Asks again for everything that is shown and marks the rest as old. */
export async function refreshNow(app: App): Promise<void> {
  await Promise.all(
    decidedParts.map((part) => app.queries.invalidateQueries({ queryKey: [part] })),
  );
}

/** Asks again for everything shown that another scan, threshold or project may have changed. */
export async function refreshAll(app: App): Promise<void> {
  rowsMoved(app);
  for (const part of scannedParts) void app.queries.invalidateQueries({ queryKey: [part] });
  await refreshNow(app);
}

/** Forgets everything that was read of a project. */
export function forgetProject(app: App): void {
  for (const part of [...decidedParts, ...scannedParts]) {
    app.queries.removeQueries({ queryKey: [part] });
  }
}

/** Takes the counts and the state of undo from an answer. */
export function applyCounts(app: App, counts: Counts, undo: UndoInfo): void {
  app.undo.set(undo);
  app.queries.setQueryData<ProjectInfo | null>(projectQuery(app).queryKey, (project) =>
    project ? { ...project, counts, undo } : project,
  );
}

/** Takes over what undo would do from the answer to any change, before another one is begun. */
export function takeOverUndo(app: App, { answer }: Deed): void {
  if (typeof answer === 'object' && answer !== null && 'savedAt' in answer)
    app.undo.set(answer.undo);
}

/** Takes over what a change answered: it is on the disk. */
export function settle(app: App, decided: Decided): void {
  takeOver(app, decided);
  scheduleRefresh(app);
}

/** The same for a verdict. */
export function settleVerdict(app: App, decided: Decided): void {
  takeOver(app, decided);
  scheduleRefreshInPause(app);
}

function takeOver(app: App, decided: Decided): void {
  applyCounts(app, decided.counts, decided.undo);
  app.saved.patch({ at: decided.savedAt });
}
