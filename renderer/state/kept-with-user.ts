import type { Settings } from '../../shared/host/model.ts';
import type { App } from './app.ts';

let writing: Promise<unknown> = Promise.resolve();

/** Keeps something small with the user's settings, one after another; where that fails only it is lost. */
export function keepWithUser(
  app: App,
  part: Pick<Partial<Settings>, 'tour' | 'recentCommands'>,
): void {
  writing = writing.then(() => app.host.call('settings.change', part));
}
