/** Names of the spots that a key moves the focus to. */
export type FocusSpot =
  | 'member'
  | 'search'
  | 'tag'
  | 'note'
  | 'replacement'
  | 'result'
  | 'stage'
  | 'queue';

/** Elements say with `data-focus` that they are such a spot; the first one that is shown gets the focus. */
export function focusOn(spot: FocusSpot): boolean {
  const spots = document.querySelectorAll<HTMLElement>(`[data-focus="${spot}"]`);
  for (const element of spots) {
    if (element.getClientRects().length === 0) continue;
    element.focus();
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      if (spot !== 'result' && spot !== 'note') element.select();
    }
    return true;
  }
  return false;
}

/** The same after the page has painted what was just asked for. */
export function focusSoon(spot: FocusSpot): void {
  window.requestAnimationFrame(() => window.requestAnimationFrame(() => focusOn(spot)));
}

// One that is fading out has no say any more.
const inFront = ['dialog', 'alertdialog', 'menu']
  .map((role) => `[role="${role}"]:not([data-closed])`)
  .join(', ');

/** True while keys belong to something else: a field is typed in, a dialog or menu is open. */
export function keysAreTaken(target: EventTarget | null): boolean {
  if (document.querySelector(inFront)) return true;
  if (!(target instanceof HTMLElement) || target.closest('[data-closed]')) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button)$/.test(target.type);
}
