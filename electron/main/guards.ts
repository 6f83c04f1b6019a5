import { app, type Session, session, shell, type WebContents } from 'electron';
import { isOpenableLink } from './external-link.ts';
import { isPageAddress, type PageAddress } from './page.ts';

/** Opens a link in the user's browser if it is one a browser may be given; else does nothing. */
function openLink(url: string): void {
  if (!isOpenableLink(url)) return;
  // Not while the page waits for the answer to its own call.
  setImmediate(() => {
    shell.openExternal(url).catch((error: unknown) => console.error(error));
  });
}

function guardContents(contents: WebContents, page: PageAddress): void {
  contents.setWindowOpenHandler(({ url }) => {
    openLink(url);
    return { action: 'deny' };
  });
  const stay = (event: { preventDefault(): void; readonly url: string }) => {
    if (!isPageAddress(event.url, page)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Without these, Electron grants every permission that a page asks for. */
function guardPermissions(target: Session, page: PageAddress): void {
  const allowed = (permission: string, url: string, isMainFrame: boolean) =>
    permission === 'clipboard-sanitized-write' && isMainFrame && isPageAddress(url, page);
  target.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(allowed(permission, details.requestingUrl, details.isMainFrame));
  });
  target.setPermissionCheckHandler((_contents, permission, origin, details) =>
    allowed(permission, origin, details.isMainFrame),
  );
  target.setDevicePermissionHandler(() => false);
  target.setDisplayMediaRequestHandler(null);
}

/** The built-in spellchecker would download dictionaries, even for pages that do not use it. */
function silenceSpellchecker(target: Session): void {
  target.setSpellCheckerEnabled(false);
  target.setSpellCheckerLanguages([]);
  target.setSpellCheckerDictionaryDownloadURL('https://spellcheck.invalid/');
}

/** Guards every page and session there will be. Before the app is ready. */
export function guardEverything(page: PageAddress): void {
  app.on('session-created', silenceSpellchecker);
  app.on('web-contents-created', (_event, contents) => guardContents(contents, page));
}

/** Guards the session that the window uses. Once the app is ready. */
export function guardSession(page: PageAddress): void {
  silenceSpellchecker(session.defaultSession);
  guardPermissions(session.defaultSession, page);
}
