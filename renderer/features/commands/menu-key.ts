import { keysBelongTo } from '../../state/focus.ts';

/** The menu key and Shift+F10 come without the right button; Ctrl with a click is the right button of a Mac. */
export function isByKey(event: MouseEvent): boolean {
  return event.button !== 2 && !event.ctrlKey;
}

/** Opens the menu of what is current, for a key pressed where nothing in particular has the focus. */
export function openMenuAtHome(): void {
  const home = [...document.querySelectorAll<HTMLElement>('[data-menu-home]')].find(
    (element) => element.getClientRects().length > 0,
  );
  if (!home) return;
  const { left, top, width, height } = home.getBoundingClientRect();
  home.dispatchEvent(
    new MouseEvent('contextmenu', {
      bubbles: true,
      cancelable: true,
      clientX: left + Math.min(width / 2, 40),
      clientY: top + Math.min(height - 4, 40),
    }),
  );
}

/** Opens the menu of what is current when the menu key is pressed while nothing has the focus, until called off. */
export function listenForMenuKey(): () => void {
  const listener = (event: MouseEvent) => {
    const focused = document.activeElement;
    if (!event.isTrusted || !isByKey(event) || (focused && focused !== document.body)) return;
    if (keysBelongTo(focused) !== 'page') return;
    event.preventDefault();
    event.stopPropagation();
    openMenuAtHome();
  };
  window.addEventListener('contextmenu', listener, true);
  return () => window.removeEventListener('contextmenu', listener, true);
}
