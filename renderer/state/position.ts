import type { QueuePosition } from '../../shared/host/model.ts';
import type { App } from './app.ts';
import { projectQuery } from './queries.ts';

/** Milliseconds in which moves are gathered before the host is told. */
const gathered = 250;
let timer: number | null = null;
let top = 0;

/** Tells the host where the editor stands, a moment later, so that coming back starts there. */
export function rememberPosition(app: App, scrolledTo?: number): void {
  if (scrolledTo !== undefined) top = scrolledTo;
  if (timer !== null) return;
  timer = window.setTimeout(() => {
    timer = null;
    const { current, filter } = app.queue.get();
    if (!current || app.queries.getQueryData(projectQuery(app).queryKey)?.state !== 'ready') return;
    // Where it cannot be kept nothing is lost but the place.
    void app.host.call('queue.keepPosition', { filter, finding: current.id, top });
  }, gathered);
}

/** Where the editor stood in this project the last time, or null. */
export function recallPosition(app: App): QueuePosition | null {
  return app.queries.getQueryData(projectQuery(app).queryKey)?.position ?? null;
}
