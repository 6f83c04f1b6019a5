/** Runs in the page's own world before any of its scripts: the far side of the context bridge. */
import { acceptExposed, openBridge, reportOpen } from './bridge.ts';

if (window.top === window) {
  acceptExposed(openBridge('main'));

  // Electron decides synchronously in the main process; here every answer is "deny", and the
  // stand-in stops should the app's handler answer anything else.
  window.open = (url = 'about:blank', frameName = '', features = '') => {
    reportOpen(new URL(url, location.href).href, frameName, features);
    return null;
  };
  window.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[target]') : null;
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented) return;
    if (['_self', '_top', '_parent', ''].includes(link.target)) return;
    event.preventDefault();
    reportOpen(link.href, link.target, '');
  });
}
