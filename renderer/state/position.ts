import type { QueuePosition } from '../../shared/host/model.ts';
import type { App } from './app.ts';
import { projectQuery } from './queries.ts';

/** Milliseconds in which moves are gathered before the host is told. */
const gathered = 100;
let timer: number | null = null;
/** How far the list is scrolled, in rows. */
let top = 0;
/** Where the list is to be scrolled to once the row of the finding is known that was on the stage. */
let kept: QueuePosition | null = null;

/** Tells the host where the editor stands, a moment later, so that coming back starts there. */
export function rememberPosition(app: App): void {
  timer ??= window.setTimeout(() => tellPosition(app), gathered);
}

/** The same for how far the list is scrolled, in rows. */
export function rememberScroll(app: App, rows: number): void {
  top = rows;
  rememberPosition(app);
}

/** Tells at once what was not told yet. */
function tellPosition(app: App): void {
  if (timer === null) return;
  window.clearTimeout(timer);
  timer = null;
  const { current, filter } = app.queue.get();
  if (!current || app.queries.getQueryData(projectQuery(app).queryKey)?.state !== 'ready') return;
  // Where it cannot be kept nothing is lost but the place.
  void app.host.call('queue.keepPosition', { filter, finding: current.id, top });
}

/** Tells what was not told yet when the window closes or the page is left. */
export function tellPositionOnLeaving(app: App): void {
  window.addEventListener('pagehide', () => tellPosition(app));
}

/** The project whose position was recalled already. */
let recalled: string | null = null;

/** Where the editor stood in the project that is open the last time; told once for each opening, else null. */
export function recallPosition(app: App): QueuePosition | null {
  const project = app.queries.getQueryData(projectQuery(app).queryKey);
  if (project?.state !== 'ready' || recalled === project.projectPlace) return null;
  recalled = project.projectPlace;
  kept = project.position;
  top = kept?.top ?? 0;
  return kept;
}

/** To be called when another project is opened, or none is open any more. */
export function forgetRecalled(): void {
  recalled = null;
}

/** How far the list was scrolled when the editor left, in rows, where it shows the same; told once, else null. */
export function takeKeptScroll(app: App): number | null {
  const { current, filter } = app.queue.get();
  const same = kept !== null && kept.finding === current?.id && kept.filter === filter;
  const rows = same ? (kept?.top ?? null) : null;
  kept = null;
  return rows;
}
