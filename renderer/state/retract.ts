import type { App } from './app.ts';
import { announce, showMessage } from './messages.ts';
import { refreshNow, rowsMoved, settle } from './refresh.ts';
import { inOrder } from './serial.ts';
import { plural } from './words.ts';

/** Takes any entries of the ledger back; answers whether that was done. */
export async function retract(
  app: App,
  entries: readonly string[],
  text: string,
): Promise<boolean> {
  const answer = await inOrder(app, () =>
    app.host.call('ledger.retract', { entries: [...entries] }),
  );
  if (!answer) return false;
  settle(app, answer);
  announce(`Taken back: ${text}`);
  sayStranded(answer.stranded);
  rowsMoved(app);
  await refreshNow(app);
  return true;
}

/** Tells which later decisions lost their ground. */
export function sayStranded(stranded: readonly string[]): void {
  const [first] = stranded;
  if (first === undefined) return;
  const more = stranded.length - 1;
  const which = more > 0 ? `${first}, and ${plural(more, 'other')}` : first;
  showMessage('note', `This rested on what was taken back and changes nothing now: ${which}.`);
}
