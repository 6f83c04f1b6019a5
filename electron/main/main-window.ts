import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { PageAddress } from './page.ts';
import { type DesktopState, fitBounds, smallest } from './window-state.ts';

/** Opens the window on the page; it shows itself once there is something to see. */
export function openMainWindow(
  page: PageAddress,
  preload: string,
  state: DesktopState,
): BrowserWindow {
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...fitBounds(state.bounds, areas),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Stet',
    // The page's own paper, so that nothing flashes before it is there.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#191816' : '#fbfaf7',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize();
    window.show();
  });
  window.webContents.on('preload-error', (_event, file, error) => console.error(file, error));
  window.loadURL(page.url).catch((error: unknown) => console.error(error));
  return window;
}
