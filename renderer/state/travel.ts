import type { App } from './app.ts';
import { changesMade } from './changes.ts';
import { announce } from './messages.ts';
import { goToFinding, inTurn, settlePosition } from './queue-actions.ts';
import { refreshNow, rowsMoved, settle } from './refresh.ts';
import { sayStranded } from './retract.ts';
import { inOrder } from './serial.ts';
import { travelWords } from './word-actions.ts';
import { nextStep, wordTravel } from './word-travel.ts';

/** Undos and redos that were asked for and are not done. */
let travels = 0;

/**
 * Takes the last decision or change of words back, or brings it again, and shows the finding it was about, unless the editor went
 * elsewhere meanwhile. It is a move like others; of several only the last one shows where it leads.
 */
export async function travel(app: App, direction: 'undo' | 'redo'): Promise<void> {
  travels += 1;
  await inTurn(async () => {
    // What is on its way counts as done.
    await changesMade();
    const step = nextStep(wordTravel.get(), app.undo.get().order, direction);
    if (step?.type === 'words') await travelWords(app, step.change, direction);
    else if (step) await travelNow(app, direction);
    else announce(`Nothing to ${direction}.`);
  }).finally(() => {
    travels -= 1;
  });
}

async function travelNow(app: App, direction: 'undo' | 'redo'): Promise<void> {
  const { filter, current } = app.queue.get();
  await app.queries.cancelQueries({ queryKey: ['queue'] });
  const answer = await inOrder(app, () => app.host.call(`ledger.${direction}`, {}));
  if (!answer) return;
  settle(app, answer);
  // What was undone is what could be done again now, and the other way round.
  const what = answer.undo[direction === 'undo' ? 'redo' : 'undo'];
  announce(`${direction === 'undo' ? 'Undone' : 'Done again'}: ${what ?? ''}`);
  sayStranded(answer.stranded);
  rowsMoved(app);
  if (travels > 1) return;
  await refreshNow(app);
  const now = app.queue.get();
  if (now.filter !== filter || now.current?.id !== current?.id) return;
  if (!answer.finding || direction === 'redo') await settlePosition(app);
  else await goToFinding(app, answer.finding);
}
