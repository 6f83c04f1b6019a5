import path from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { BackendEvent } from '../backend/contract.ts';
import { watchForCrashes } from './crash.ts';
import { openMainWindow } from './main-window.ts';
import { offerContextMenu } from './menus.ts';
import type { PageAddress } from './page.ts';
import { type DesktopState, readDesktopState, writeDesktopState } from './window-state.ts';

/** What the program wants to know of its window. */
export interface WindowListener {
  /** The window is about to close; `close` closes it again, for one that was kept open. */
  closing(event: { preventDefault(): void }, close: () => void): void;
  /** The page that was in the window hears nothing any more; another may come. */
  pageGone(): void;
  /** A good moment to write: the user turned away, or the system is going down. */
  left(): void;
}

/** The one window of the app and what the desktop remembers between runs. */
export interface WindowKeeper {
  readonly window: BrowserWindow | null;
  readonly state: DesktopState;
  /** Opens the window, or brings the open one to the front. */
  show(): void;
  /** Tells the page; what no page hears is lost. */
  send(event: BackendEvent): void;
  remember(change: Partial<DesktopState>): void;
}

/** Keeps the window on `page`; nothing is opened yet. */
export function createWindowKeeper(
  page: PageAddress,
  preload: string,
  listener: WindowListener,
): WindowKeeper {
  const file = path.join(app.getPath('userData'), 'desktop.json');
  let state = readDesktopState(file);
  let current: BrowserWindow | null = null;

  const remember = (change: Partial<DesktopState>) => {
    state = { ...state, ...change };
    try {
      writeDesktopState(file, state);
    } catch (error) {
      // Where the window stood is not worth a question.
      console.error(error);
    }
  };

  const open = () => {
    const window = openMainWindow(page, preload, state);
    current = window;
    watchForCrashes(window);
    offerContextMenu(window);
    window.webContents.on('did-navigate', () => listener.pageGone());
    window.on('close', (event) => {
      remember({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
      listener.closing(event, () => {
        if (!window.isDestroyed()) window.close();
      });
    });
    window.on('closed', () => {
      if (current === window) current = null;
      listener.pageGone();
    });
    window.on('blur', () => listener.left());
    window.on('session-end', () => listener.left());
  };

  return {
    get window() {
      return current;
    },
    get state() {
      return state;
    },
    show() {
      if (!current) return open();
      if (current.isMinimized()) current.restore();
      current.focus();
    },
    send({ name, data }) {
      if (current && !current.isDestroyed()) current.webContents.send('stet:event', { name, data });
    },
    remember,
  };
}
