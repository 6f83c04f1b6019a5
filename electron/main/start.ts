import path from 'node:path';
import { app, crashReporter, dialog, nativeTheme, powerMonitor } from 'electron';
import type { AppInfo, Settings } from '../../shared/host/model.ts';
import type { createBackend } from '../backend/backend.ts';
import type { Backend } from '../backend/contract.ts';
import { userName } from '../backend/user-name.ts';
import { createDesktop } from './desktop.ts';
import { openGate } from './gate.ts';
import { guardEverything, guardSession } from './guards.ts';
import { createHandover } from './handover.ts';
import { setMenu } from './menus.ts';
import { pathsOfArguments } from './opened-paths.ts';
import { pageAddress } from './page.ts';
import { registerPageScheme, servePage } from './page-protocol.ts';
import { createQuitGuard, type FailedFlush } from './quit.ts';
import { createWindowKeeper, type WindowKeeper } from './window-keeper.ts';

/** What a second process of the app tells the first. */
interface Arrival {
  readonly argv: readonly string[];
  readonly folder: string;
}

// Everything built lies in one folder, this file in `main` below it.
const built = path.join(import.meta.dirname, '..');

/**
 * Runs the desktop app: takes the single-instance lock, or hands its command line to the process
 * that has it. To be called while the main module is evaluated, before the app is ready.
 */
export function startDesktop(create: typeof createBackend): void {
  const arrival: Arrival = { argv: process.argv, folder: process.cwd() };
  if (app.requestSingleInstanceLock({ ...arrival })) run(create, arrival);
  else app.quit();
}

function run(create: typeof createBackend, own: Arrival): void {
  const page = pageAddress(app.isPackaged, process.env.STET_PAGE);
  let backend: Backend | null = null;

  const handover = createHandover((file) => {
    if (backend) keeper.send({ name: 'opened', data: { token: backend.admit(file) } });
  });
  const quitting = createQuitGuard({
    flush: async () => backend?.flush(),
    close: async () => backend?.close(),
    ask: askAboutFailedFlush,
    quit: () => app.quit(),
  });
  const writeNow = () => {
    backend?.flush().catch((error: unknown) => console.error(error));
  };
  const keeper = createWindowKeeper(page, path.join(built, 'preload/index.cjs'), {
    closing: quitting.windowClose,
    pageGone: handover.gone,
    left: writeNow,
  });
  const show = () => {
    if (backend) keeper.show();
  };
  const give = (paths: readonly string[]) => {
    show();
    handover.give(paths);
  };

  registerPageScheme();
  guardEverything(page);
  crashReporter.start({ uploadToServer: false });
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', (reason) => console.error(reason));

  give(pathsOf(own));
  app.on('open-file', (event, file) => {
    event.preventDefault();
    give([file]);
  });
  app.on('second-instance', (_event, _argv, _folder, data) => give(pathsOf(data as Arrival)));
  app.on('activate', show);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', quitting.beforeQuit);
  app.on('will-quit', quitting.willQuit);

  let keys: Settings['keys'] | null = null;
  const follow = (settings: Settings) => {
    followTheme(settings);
    if (settings.keys === keys) return;
    keys = settings.keys;
    setMenu(keys, (name) => {
      show();
      keeper.send({ name: 'command', data: { name } });
    });
  };

  const begin = async () => {
    guardSession(page);
    servePage(path.join(built, 'renderer'));
    const program = await create(backendOptions(keeper));
    backend = program;
    program.onEvent(keeper.send);
    openGate(program, page, (operation, result) => {
      handover.listening();
      if (operation === 'settings.change' && result.ok) follow(result.value as Settings);
    });
    const info = await program.call('app.info', {});
    if (info.ok) follow((info.value as AppInfo).settings);
    powerMonitor.on('suspend', writeNow);
    powerMonitor.on('lock-screen', writeNow);
    powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
      event?.preventDefault();
      app.quit();
    });
    show();
  };
  // Not awaited: `ready` waits for this module, so a top-level await would wait for ever.
  app.whenReady().then(begin).catch(fail);
}

function pathsOf({ argv, folder }: Arrival): string[] {
  return pathsOfArguments(argv, folder, app.isPackaged);
}

function backendOptions(keeper: WindowKeeper): Parameters<typeof createBackend>[0] {
  const resources = app.isPackaged ? process.resourcesPath : app.getAppPath();
  return {
    userData: app.getPath('userData'),
    samples: path.join(resources, 'samples'),
    worker: path.join(built, 'worker/scan.cjs'),
    version: app.getVersion(),
    desktop: createDesktop(keeper),
    now: () => new Date().toISOString(),
    author: userName(),
  };
}

function followTheme({ theme }: Pick<Settings, 'theme'>): void {
  nativeTheme.themeSource = theme;
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

/** Nothing can be trusted after an error nobody foresaw; what was decided is on the disk already. */
function fail(error: unknown): void {
  console.error(error);
  const detail = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox('Something in Stet went wrong, and it has to quit', detail);
  app.quit();
}
