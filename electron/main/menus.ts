import { app, type BrowserWindow, Menu } from 'electron';
import { commandsWith, type KeyChanges } from '../../shared/host/keymap.ts';
import { menuTemplate } from './menu-template.ts';

/** Gives the app its menu with the keys that the user gave to commands; commands go to `run`. */
export function setMenu(keys: KeyChanges, run: (command: string) => void): void {
  app.setAboutPanelOptions({
    applicationName: 'Stet',
    applicationVersion: app.getVersion(),
    copyright: 'MIT licence',
  });
  const template = menuTemplate({
    commands: commandsWith(keys),
    mac: process.platform === 'darwin',
    development: !app.isPackaged,
    run,
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** A context menu where there is text to cut, copy or paste. */
export function offerContextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    if (!isEditable && selectionText.trim() === '') return;
    const menu = Menu.buildFromTemplate([
      ...(isEditable ? [{ role: 'cut' as const, enabled: editFlags.canCut }] : []),
      { role: 'copy', enabled: editFlags.canCopy },
      ...(isEditable ? [{ role: 'paste' as const, enabled: editFlags.canPaste }] : []),
      { type: 'separator' },
      { role: 'selectAll' },
    ]);
    menu.popup({ window });
  });
}
