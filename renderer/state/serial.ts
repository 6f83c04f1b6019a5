import type { Result } from '../../shared/host/result.ts';
import type { App } from './app.ts';
import { showMessage } from './messages.ts';
import { scheduleRefresh } from './refresh.ts';

let chain: Promise<unknown> = Promise.resolve();

/** Resolves when every change begun so far is on the disk or refused: what is asked after that knows of it. */
export async function changesMade(): Promise<void> {
  await chain;
}

/**
 * Runs calls that change something one after another, in the order of the keys, and counts them as
 * pending meanwhile. Answers null and shows the sentence where one fails; then what is shown is asked for again.
 */
export function inOrder<T>(app: App, call: () => Promise<Result<T>>): Promise<T | null> {
  app.saved.patch({ pending: app.saved.get().pending + 1 });
  const turn = chain.then(call, call).then(
    (result) => result,
    (error: unknown): Result<T> => ({
      ok: false,
      error: { code: 'bug', message: error instanceof Error ? error.message : String(error) },
    }),
  );
  chain = turn;
  return turn.then((result) => {
    app.saved.patch({ pending: app.saved.get().pending - 1 });
    if (result.ok) return result.value;
    showMessage('error', result.error.message);
    scheduleRefresh(app, 0);
    return null;
  });
}
