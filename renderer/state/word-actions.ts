import type { App } from './app.ts';
import { announce, showMessage } from './messages.ts';
import { refreshProject } from './project-actions.ts';
import { wordsQuery } from './queries.ts';
import { goToFinding, settlePosition } from './queue-actions.ts';
import { refreshNow } from './refresh.ts';
import { inOrder } from './serial.ts';
import { currentText } from './text-actions.ts';
import { rememberWords, type WordChange, wordsOfTravel, wordTravel } from './word-travel.ts';

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
      rememberWords({ scope, add: added, remove, finding }, 'new');
  });
}

/** Takes the last change of words back, or makes it again, where nothing else was done since; answers whether it was. */
export async function travelWords(app: App, direction: 'undo' | 'redo'): Promise<boolean> {
  // What is on its way counts as done.
  if (app.saved.get().pending > 0)
    await inOrder(app, async () => ({ ok: true as const, value: null }));
  const change = wordTravel.get()[direction].at(-1);
  if (!change) return false;
  const undone = direction === 'undo';
  const { scope, add, remove, finding } = change;
  const what = wordsOfTravel(wordTravel.get(), direction);
  const kept = await applyWords(
    app,
    undone ? { scope, add: remove, remove: add } : { scope, add, remove },
    () => rememberWords(change, undone ? 'undone' : 'redone'),
  );
  if (!kept) return true;
  announce(`${undone ? 'Undone' : 'Done again'}: ${what}`);
  if (undone && finding !== null) await goToFinding(app, finding);
  return true;
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
    await refreshNow(app);
    if (project.state === 'ready') await settlePosition(app);
  } catch {
    // The list itself shows why it could not be read.
  }
  return true;
}

/** Declares the word of the typo on the stage right. */
export async function addWordShown(app: App, scope: WordScope): Promise<void> {
  const finding = currentText(app);
  if (finding?.kind !== 'typo') return;
  const word = finding.pattern;
  if (!(await changeWords(app, scope, [word], [], finding.id))) return;
  const where = scope === 'project' ? 'this project' : 'all projects';
  announce(`Added to the dictionary of ${where}: ${word}`);
  showMessage('note', `“${word}” is in the dictionary of ${where}. The settings list its words.`);
}
