import { z } from 'zod';
import { queueFilter } from '../../shared/host/operations.ts';
import type { App } from './app.ts';
import { projectQuery } from './queries.ts';

const position = z.object({ filter: queueFilter, finding: z.string() });

function keyOf(app: App): string | null {
  const project = app.queries.getQueryData(projectQuery(app).queryKey);
  return project ? `stet.position.${project.projectPlace}` : null;
}

/** Keeps where the editor stands, so that coming back starts there. */
export function rememberPosition(app: App): void {
  const key = keyOf(app);
  const { current, filter } = app.queue.get();
  if (!key || !current) return;
  const kept = { filter: { ...filter, search: '' }, finding: current.id };
  window.localStorage.setItem(key, JSON.stringify(kept));
}

/** Where the editor stood in this project the last time, or null. */
export function recallPosition(app: App): z.infer<typeof position> | null {
  const key = keyOf(app);
  const kept = key ? window.localStorage.getItem(key) : null;
  if (!kept) return null;
  try {
    return position.parse(JSON.parse(kept));
  } catch {
    return null;
  }
}
