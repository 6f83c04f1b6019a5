import type { Settings } from '../../shared/host/model.ts';
import type { App } from './app.ts';
import { createTurns } from './changes.ts';
import { ask } from './queries.ts';

const writing = createTurns();
let waiting = 0;

/**
 * Changes the settings, one change after another: the newest is what is kept. Answers all of them as they are then, or
 * null where a newer change is on its way, which would seem undone.
 */
export async function writeSettings(app: App, part: Partial<Settings>): Promise<Settings | null> {
  waiting += 1;
  try {
    const settings = await writing(() => ask(app.host, 'settings.change', part));
    return waiting === 1 ? settings : null;
  } finally {
    waiting -= 1;
  }
}

/** Keeps something small with the user's settings; where that fails only it is lost. */
export function keepWithUser(
  app: App,
  part: Pick<Partial<Settings>, 'tour' | 'recentCommands'>,
): void {
  writeSettings(app, part).catch(() => {});
}
