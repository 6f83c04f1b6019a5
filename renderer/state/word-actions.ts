import type { App } from './app.ts';
import { announce, showMessage } from './messages.ts';
import { adoptProject } from './project-actions.ts';
import { ask, wordsQuery } from './queries.ts';
import { settlePosition } from './queue-actions.ts';
import { refreshNow } from './refresh.ts';
import { inOrder } from './serial.ts';
import { currentText } from './text-actions.ts';

export type WordScope = 'project' | 'all';

/** Adds words to a dictionary of the editor's own or takes some out; answers whether that was kept. */
export async function changeWords(
  app: App,
  scope: WordScope,
  add: readonly string[],
  remove: readonly string[],
): Promise<boolean> {
  const words = await inOrder(app, () =>
    app.host.call('words.change', { add: [...add], remove: [...remove], scope }),
  );
  if (!words) return false;
  app.queries.setQueryData(wordsQuery(app).queryKey, words);
  try {
    const project = await ask(app.host, 'project.info', {});
    if (!project) return true;
    adoptProject(app, project);
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
  if (!(await changeWords(app, scope, [word], []))) return;
  const where = scope === 'project' ? 'this project' : 'all projects';
  announce(`Added to the dictionary of ${where}: ${word}`);
  showMessage('note', `“${word}” is in the dictionary of ${where}. The settings list its words.`);
}
