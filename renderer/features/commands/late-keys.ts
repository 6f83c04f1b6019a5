import type { App } from '../../state/app.ts';
import { keysBelongTo } from '../../state/focus.ts';

/** Commands that lead into a field of the inspector, which is there with the finding it belongs to. */
const leadIntoField = new Set(['note', 'tag']);

/** True for a command that has to wait for the finding on the stage as those do that read it. */
export function waitsForField(app: App, name: string): boolean {
  return leadIntoField.has(name) && app.view.get().screen === 'review';
}

/** True for a key with which one writes in a field. */
export function isWriting({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const writes = key.length === 1 || key === 'Enter' || key === 'Backspace';
  return writes && !ctrlKey && !metaKey && !altKey;
}

/**
 * Gives a key that was pressed on the page, and waited for those before it, to what has the focus by now, if one of
 * them led into a field or a dialog; answers whether it did. Otherwise a letter of a note would be a verdict.
 */
export function answerLate(event: KeyboardEvent): boolean {
  const active = document.activeElement;
  if (!active || keysBelongTo(active) === 'page') return false;
  const { key, code, shiftKey, ctrlKey, metaKey, altKey } = event;
  const again = { key, code, shiftKey, ctrlKey, metaKey, altKey, bubbles: true, cancelable: true };
  if (!active.dispatchEvent(new KeyboardEvent('keydown', again))) return true;
  if (isWriting(event)) write(active, key);
  return true;
}

/** What the key does by itself in a field, in the way that the field's own undo knows. */
function write(field: Element, key: string): void {
  const ofOneLine = field instanceof HTMLInputElement;
  if (!ofOneLine && !(field instanceof HTMLTextAreaElement)) return;
  if (key === 'Backspace') document.execCommand('delete');
  else if (key !== 'Enter') document.execCommand('insertText', false, key);
  else if (ofOneLine) field.form?.requestSubmit();
  else document.execCommand('insertLineBreak');
}
