import type { Counts, Decided, ProjectInfo, UndoInfo } from '../../shared/host/model.ts';
import type { App } from './app.ts';
import { projectQuery } from './queries.ts';

const afterDecision = 120;
/** What is read and changes with a decision. */
const decidedParts = [
  'queue',
  'finding',
  'places',
  'compare',
  'tags',
  'history',
  'articles',
  'article',
  'figures',
];
/** What is read and changes with a scan or its settings alone. */
const scannedParts = ['preview', 'similar', 'contexts', 'words'];
let timer: number | null = null;

/**
 * Asks again for what is shown, a moment later and not while a decision is under way: an answer from
 * before it would show the finding once more.
 */
export function scheduleRefresh(app: App, wait = afterDecision): void {
  if (timer !== null) window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    timer = null;
    if (app.saved.get().pending > 0) scheduleRefresh(app);
    else void refreshNow(app);
  }, wait);
}

/** Asks again for everything that is shown and marks the rest as old. */
export async function refreshNow(app: App): Promise<void> {
  await Promise.all(
    decidedParts.map((part) => app.queries.invalidateQueries({ queryKey: [part] })),
  );
}

/** Asks again for everything shown that another scan, threshold or project may have changed. */
export async function refreshAll(app: App): Promise<void> {
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

/** Takes over what a decision answered: it is on the disk. */
export function settle(app: App, decided: Decided): void {
  applyCounts(app, decided.counts, decided.undo);
  app.saved.patch({ at: decided.savedAt });
  scheduleRefresh(app);
}
