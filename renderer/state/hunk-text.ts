import type { App } from './app.ts';
import { focusAfter, focusOn } from './focus.ts';
import { currentCompare, hunkAt, take } from './merge-actions.ts';
import { announce } from './messages.ts';

/** Opens the field for a text of the editor's own in place of the hunk that the editor is at. */
export function beginOwnText(app: App): void {
  const at = currentCompare(app);
  const row = at && hunkAt(at.view, app.stage.get().hunk);
  if (!row) return;
  const { take: made, own, leftText, rightText } = row;
  const taken = made === 'right' || leftText === '' ? rightText : leftText;
  focusAfter(() => app.stage.patch({ editing: true, draft: own ?? taken }), 'hunk');
}

/** Leaves the field; the draft is dropped. */
export function leaveOwnText(app: App): void {
  app.stage.patch({ editing: false, draft: null });
  focusOn('stage');
}

/** Takes the draft for the hunk that the editor is at. */
export function takeOwnText(app: App): void {
  const { draft } = app.stage.get();
  leaveOwnText(app);
  if (draft === null) return;
  if (draft === '') announce('The hunk is left empty.');
  void take(app, 'own', undefined, draft);
}
