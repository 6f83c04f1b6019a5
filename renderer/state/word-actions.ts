import type { App } from './app.ts';
import { announce, showMessage } from './messages.ts';
import { refreshProject } from './project-actions.ts';
import { wordsQuery } from './queries.ts';
import { goToFinding, inTurn, settlePosition } from './queue-actions.ts';
import { refreshNow, rowsMoved } from './refresh.ts';
import { inOrder } from './serial.ts';
import { currentText } from './text-actions.ts';
import { afterWords, type WordChange, wordsOfStep, wordTravel } from './word-travel.ts';

export type WordScope = WordChange['scope'];

/** Adds words to a dictionary of the editor's own or takes some out; answers whether that was kept. Undo takes it back. */
export function changeWords(
  app: App,
  scope: WordScope,
  add: readonly string[],
  remove: readonly string[],
  finding: string | null = null,
): Promise<boolean> {
  // What was there before must not be taken out by undo.
  const had = app.queries.getQueryData(wordsQuery(app).queryKey)?.[scope] ?? [];
  const added = add.filter((word) => !had.includes(word));
  return applyWords(app, { scope, add, remove }, () => {
    if (added.length + remove.length > 0)
      remember(app, { scope, add: added, remove, finding }, 'new');
  });
}

function remember(app: App, change: WordChange, as: 'new' | 'undone' | 'redone'): void {
  wordTravel.set(afterWords(wordTravel.get(), change, as, app.undo.get().order.length));
}

/** Takes the last change of words back, or makes it again. */
export async function travelWords(
  app: App,
  change: WordChange,
  direction: 'undo' | 'redo',
): Promise<void> {
  const undone = direction === 'undo';
  const { scope, add, remove, finding } = change;
  const what = wordsOfStep(wordTravel.get(), app.undo.get(), direction);
  const kept = await applyWords(
    app,
    undone ? { scope, add: remove, remove: add } : { scope, add, remove },
    () => remember(app, change, undone ? 'undone' : 'redone'),
  );
  if (!kept) return;
  announce(`${undone ? 'Undone' : 'Done again'}: ${what}`);
  if (undone && finding !== null) await goToFinding(app, finding);
}

async function applyWords(
  app: App,
  { scope, add, remove }: Omit<WordChange, 'finding'>,
  kept: () => void,
): Promise<boolean> {
  const words = await inOrder(app, async () => {
    const result = await app.host.call('words.change', {
      add: [...add],
      remove: [...remove],
      scope,
    });
    if (result.ok) kept();
    return result;
  });
  if (!words) return false;
  app.queries.setQueryData(wordsQuery(app).queryKey, words);
  try {
    const project = await refreshProject(app);
    if (!project) return true;
    rowsMoved(app);
    await refreshNow(app);
    if (project.state === 'ready') await settlePosition(app);
  } catch {
    // The list itself shows why it could not be read.
  }
  return true;
}

/** Declares the word of the typo on the stage right. */
export function addWordShown(app: App, scope: WordScope): Promise<void> {
  // Its finding goes with the word: what is pressed next is for the one that comes then.
  return inTurn(() => addWordNow(app, scope));
}

async function addWordNow(app: App, scope: WordScope): Promise<void> {
  const finding = currentText(app);
  if (finding?.kind !== 'typo') return;
  const word = finding.pattern;
  if (!(await changeWords(app, scope, [word], [], finding.id))) return;
  const where = scope === 'project' ? 'this project' : 'all projects';
  announce(`Added to the dictionary of ${where}: ${word}`);
  showMessage('note', `“${word}” is in the dictionary of ${where}. The settings list its words.`);
}
