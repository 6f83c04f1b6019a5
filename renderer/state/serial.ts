import type { Result } from '../../shared/host/result.ts';
import type { App } from './app.ts';
import { oneAfterAnother } from './changes.ts';
import { showMessage, withdrawMessage } from './messages.ts';
import { scheduleRefresh } from './refresh.ts';

const notKept =
  'The last step was not kept; all before it is on the disk. Mend that, then do it again.';

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
    const { pending, lost } = app.saved.get();
    if (lost !== null && result.ok) withdrawMessage(lost);
    if (result.ok) {
      app.saved.patch({ pending: pending - 1, lost: null });
      return result.value;
    }
    const unwritten = result.error.code === 'unwritable';
    const message = unwritten ? `${result.error.message} ${notKept}` : result.error.message;
    app.saved.patch({ pending: pending - 1, lost: unwritten ? message : lost });
    showMessage('error', message);
    scheduleRefresh(app, 0);
    return null;
  });
}
