import type { Result } from '../../shared/host/result.ts';
import type { App } from './app.ts';
import { oneAfterAnother } from './changes.ts';
import { showMessage } from './messages.ts';
import { scheduleRefresh } from './refresh.ts';

/**
 * Runs calls that change something one after another, in the order of the keys, and counts them as
 * pending meanwhile. Answers null and shows the sentence where one fails; then what is shown is asked for again.
 */
export function inOrder<T>(app: App, call: () => Promise<Result<T>>): Promise<T | null> {
  app.saved.patch({ pending: app.saved.get().pending + 1 });
  const turn = oneAfterAnother(call).catch(
    (error: unknown): Result<T> => ({
      ok: false,
      error: { code: 'bug', message: error instanceof Error ? error.message : String(error) },
    }),
  );
  return turn.then((result) => {
    app.saved.patch({ pending: app.saved.get().pending - 1 });
    if (result.ok) return result.value;
    showMessage('error', result.error.message);
    scheduleRefresh(app, 0);
    return null;
  });
}
