import os from 'node:os';
import path from 'node:path';
import {
  app,
  type BrowserWindow,
  crashReporter,
  dialog,
  nativeTheme,
  powerMonitor,
} from 'electron';
import type { Settings } from '../../shared/host/model.ts';
import type { EventName, Events } from '../../shared/host/operations.ts';
import type { Result } from '../../shared/host/result.ts';
import type { Backend, createBackend } from '../backend/backend.ts';
import { watchForCrashes } from './crash.ts';
import { createDesktop } from './desktop.ts';
import { openGate } from './gate.ts';
import { guardEverything, guardSession } from './guards.ts';
import { openMainWindow } from './main-window.ts';
import { offerContextMenu, setMenu } from './menus.ts';
import { pathsOfArguments } from './opened-paths.ts';
import { pageAddress } from './page.ts';
import { registerPageScheme, servePage } from './page-protocol.ts';
import { createQuitGuard, type FailedFlush } from './quit.ts';
import { readDesktopState, writeDesktopState } from './window-state.ts';

/** What a second process of the app tells the first. */
interface Arrival {
  readonly argv: readonly string[];
  readonly folder: string;
}

// Everything built lies in one folder, this file in `main` below it.
const built = path.join(import.meta.dirname, '..');

function userName(): string {
  try {
    return os.userInfo().username || 'editor';
  } catch {
    return 'editor';
  }
}

async function askAboutFailedFlush(error: unknown): Promise<FailedFlush> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: 'Not everything could be written to the disk.',
    detail: error instanceof Error ? error.message : String(error),
    buttons: ['Try again', 'Quit anyway', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return (['retry', 'quit', 'cancel'] as const)[response] ?? 'cancel';
}

/**
 * Runs the desktop app: takes the single-instance lock, or hands its command line to the process
 * that has it. To be called while the main module is evaluated, before the app is ready.
 */
export function startDesktop(create: typeof createBackend): void {
  const arrival = { argv: process.argv, folder: process.cwd() } satisfies Arrival;
  if (app.requestSingleInstanceLock({ ...arrival })) run(create);
  else app.quit();
}

function run(create: typeof createBackend): void {
  const page = pageAddress(app.isPackaged, process.env.STET_PAGE);
  const stateFile = path.join(app.getPath('userData'), 'desktop.json');
  let state = readDesktopState(stateFile);
  let window: BrowserWindow | null = null;
  let backend: Backend | null = null;
  /** Paths handed over before the page could hear of them. */
  let waiting = pathsOfArguments(process.argv, process.cwd(), app.isPackaged);
  let pageListens = false;

  const remember = (change: Partial<typeof state>) => {
    state = { ...state, ...change };
    try {
      writeDesktopState(stateFile, state);
    } catch (error) {
      console.error(error);
    }
  };

  const tell = <Name extends EventName>(name: Name, data: Events[Name]) => {
    if (window && !window.isDestroyed()) window.webContents.send('stet:event', { name, data });
  };

  /** One project is open at a time, so of several paths the last one counts. */
  const openPaths = (paths: readonly string[]) => {
    const file = paths.at(-1);
    if (file === undefined) return;
    if (backend && pageListens) tell('opened', { token: backend.admit(file) });
    else waiting = [file];
  };

  const showWindow = () => {
    if (!backend) return;
    if (window && !window.isDestroyed()) {
      if (window.isMinimized()) window.restore();
      window.focus();
      return;
    }
    pageListens = false;
    const opened = openMainWindow(page, path.join(built, 'preload/index.cjs'), state);
    window = opened;
    watchForCrashes(opened);
    offerContextMenu(opened, opened.webContents);
    opened.webContents.on('did-navigate', () => {
      pageListens = false;
    });
    opened.on('close', (event) => {
      remember({ bounds: opened.getNormalBounds(), maximized: opened.isMaximized() });
      guard.windowClose(event, () => {
        if (!opened.isDestroyed()) opened.close();
      });
    });
    opened.on('closed', () => {
      if (window === opened) window = null;
    });
    opened.on('blur', writeSoon);
    opened.on('session-end', writeSoon);
  };

  const writeSoon = () => {
    backend?.flush().catch((error: unknown) => console.error(error));
  };

  const followTheme = (settings: Pick<Settings, 'theme'>) => {
    nativeTheme.themeSource = settings.theme;
  };

  const answered = (operation: string, result: Result<unknown>) => {
    if (!pageListens) {
      pageListens = true;
      openPaths(waiting.splice(0));
    }
    if (operation === 'settings.change' && result.ok) followTheme(result.value as Settings);
  };

  const guard = createQuitGuard({
    flush: async () => backend?.flush(),
    close: async () => backend?.close(),
    ask: askAboutFailedFlush,
    quit: () => app.quit(),
  });

  registerPageScheme();
  guardEverything(page);
  crashReporter.start({ uploadToServer: false });
  watchForErrors();

  app.on('open-file', (event, file) => {
    event.preventDefault();
    showWindow();
    openPaths([file]);
  });
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const { argv, folder } = data as Arrival;
    showWindow();
    openPaths(pathsOfArguments(argv, folder, app.isPackaged));
  });
  app.on('activate', showWindow);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', guard.beforeQuit);
  app.on('will-quit', guard.willQuit);

  // Not awaited at the top level: `ready` waits for this module, so that would wait for ever.
  app.whenReady().then(async () => {
    guardSession(page);
    servePage(path.join(built, 'renderer'));
    const resources = app.isPackaged ? process.resourcesPath : app.getAppPath();
    const program = await create({
      userData: app.getPath('userData'),
      samples: path.join(resources, 'samples'),
      worker: path.join(built, 'worker/scan.cjs'),
      version: app.getVersion(),
      desktop: createDesktop(() => window, {
        get: () => state.folder,
        set: (folder) => remember({ folder }),
      }),
      now: () => new Date().toISOString(),
      author: userName(),
    });
    backend = program;
    program.onEvent(({ name, data }) => tell(name, data));
    openGate(program, page, { answered });
    const info = await program.call('app.info', {});
    if (info.ok) followTheme((info.value as { settings: Settings }).settings);
    setMenu((name) => {
      showWindow();
      tell('command', { name });
    });
    powerMonitor.on('suspend', writeSoon);
    powerMonitor.on('lock-screen', writeSoon);
    powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
      event?.preventDefault();
      app.quit();
    });
    showWindow();
  }, fail);
}

function fail(error: unknown): void {
  console.error(error);
  const detail = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox('Stet ran into a problem and has to quit', detail);
  app.quit();
}

function watchForErrors(): void {
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', (reason) => console.error(reason));
}
