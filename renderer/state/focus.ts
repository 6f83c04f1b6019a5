import { flushSync } from 'react-dom';
import { inspectNow } from './inspected.ts';

/** Names of the spots that a key moves the focus to. */
export type FocusSpot =
  | 'member'
  | 'search'
  | 'tag'
  | 'note'
  | 'replacement'
  | 'result'
  | 'hunk'
  | 'stage'
  | 'queue';

/** Elements say with `data-focus` that they are such a spot; the first one that is shown gets the focus. */
export function focusOn(spot: FocusSpot): boolean {
  const spots = document.querySelectorAll<HTMLElement>(`[data-focus="${spot}"]`);
  for (const element of spots) {
    if (element.getClientRects().length === 0) continue;
    element.focus();
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      if (spot === 'hunk') element.setSelectionRange(element.value.length, element.value.length);
      else if (spot !== 'result' && spot !== 'note') element.select();
    }
    return true;
  }
  return false;
}

/** Changes what is shown, and moves the focus to a spot that may come of it, all before the next key. */
export function focusAfter(change: () => void, spot: FocusSpot): void {
  flushSync(change);
  inspectNow();
  if (!focusOn(spot)) focusSoon(spot);
}

/** The same after the page has painted what was just asked for. */
function focusSoon(spot: FocusSpot): void {
  window.requestAnimationFrame(() => window.requestAnimationFrame(() => focusOn(spot)));
}

// One that is fading out has no say any more.
const inFront = ['dialog', 'alertdialog', 'menu']
  .map((role) => `[role="${role}"]:not([data-closed])`)
  .join(', ');

/** Whose a key is: that of a dialog or menu in front, of the field that is typed in, or the page's own. */
export function keysBelongTo(target: EventTarget | null): 'front' | 'field' | 'page' {
  if (document.querySelector(inFront)) return 'front';
  if (!(target instanceof HTMLElement) || target.closest('[data-closed]')) return 'page';
  if (target.isContentEditable) return 'field';
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return 'field';
  const typedIn =
    target instanceof HTMLInputElement && !/^(checkbox|radio|button)$/.test(target.type);
  return typedIn ? 'field' : 'page';
}

/** What scrolls must be reachable by keyboard, also where nothing in it is. */
export const scrolling = { tabIndex: 0 };
