import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { Menu, MenuItem } from './menu.ts';
import { protocol } from './protocol.ts';
import { session } from './session.ts';
import {
  clipboard,
  crashReporter,
  nativeTheme,
  powerMonitor,
  screen,
  shell,
} from './small-modules.ts';
import { absent } from './strict.ts';
import { webContents } from './web-contents.ts';

type Name = keyof typeof Electron.Main | keyof typeof Electron.Common;

const implemented = {
  app,
  BrowserWindow,
  clipboard,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  webContents,
} satisfies Partial<Record<Name, object>>;

const unimplemented = [
  'autoUpdater',
  'BaseWindow',
  'BrowserView',
  'contentTracing',
  'desktopCapturer',
  'globalShortcut',
  'ImageView',
  'inAppPurchase',
  'MessageChannelMain',
  'nativeImage',
  'net',
  'netLog',
  'Notification',
  'powerSaveBlocker',
  'pushNotifications',
  'safeStorage',
  'sharedTexture',
  'ShareMenu',
  'systemPreferences',
  'TouchBar',
  'Tray',
  'utilityProcess',
  'View',
  'WebContentsView',
  'webFrameMain',
] as const satisfies readonly Name[];

/** The object that `electron` resolves to: what is implemented, and proxies that throw for the rest. */
export const electron: Readonly<Record<string, object>> = {
  ...Object.fromEntries(unimplemented.map((name) => [name, absent(name)])),
  ...implemented,
};
