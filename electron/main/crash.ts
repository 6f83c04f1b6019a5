import { app, type BrowserWindow, dialog } from 'electron';
import { createReloadBudget } from './reload-budget.ts';

/** Brings a page back that crashed or hangs; after several crashes in a row it asks first. */
export function watchForCrashes(window: BrowserWindow): void {
  const mayReload = createReloadBudget(3, 60_000);
  const again = () => {
    if (!window.isDestroyed()) window.webContents.reload();
  };
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    console.error(`The window's process is gone: ${reason}`);
    if (mayReload(Date.now())) again();
    else
      void ask(
        'The window stopped working several times in a row. All decisions are saved.',
        ['Try again', 'Quit'],
        (answer) => (answer === 0 ? again() : app.quit()),
      );
  });
  window.on('unresponsive', () => {
    void ask(
      'The window does not answer. All decisions are saved.',
      ['Wait', 'Reload the window'],
      (answer) => {
        if (answer === 1) again();
      },
    );
  });
}

async function ask(
  message: string,
  buttons: string[],
  act: (answer: number) => void,
): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message,
    buttons,
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  act(response);
}
