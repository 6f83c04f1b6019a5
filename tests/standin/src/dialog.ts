import type Electron from 'electron';
import { BrowserWindow } from './browser-window.ts';
import { afterReady } from './runtime.ts';
import { strict } from './strict.ts';

function check(given: readonly unknown[]): Record<string, unknown> {
  afterReady('dialog module can only be used after app is ready');
  const [first, second] = given;
  const isWindow = BrowserWindow.getAllWindows().some((window) => window === first);
  const options = isWindow || first == null ? second : first;
  if (typeof options !== 'object' || options === null)
    throw new TypeError('Options must be an object');
  for (const name of ['title', 'defaultPath', 'buttonLabel', 'message', 'detail'])
    if ((options as Record<string, unknown>)[name] === null)
      throw new TypeError(`${name} must be a string`);
  return options as Record<string, unknown>;
}

/** No test may hang on, or pass by, an answer that nobody gave. */
function unanswered(name: string): never {
  throw new Error(`stand-in: dialog.${name} was called, and no test had answered it`);
}

export const dialog = strict('dialog', {
  async showOpenDialog(...given: unknown[]): Promise<Electron.OpenDialogReturnValue> {
    check(given);
    return unanswered('showOpenDialog');
  },
  async showSaveDialog(...given: unknown[]): Promise<Electron.SaveDialogReturnValue> {
    check(given);
    return unanswered('showSaveDialog');
  },
  async showMessageBox(...given: unknown[]): Promise<Electron.MessageBoxReturnValue> {
    const options = check(given);
    if (options.checkboxChecked !== undefined && options.checkboxLabel === undefined)
      throw new Error('checkboxChecked requires that checkboxLabel also be passed');
    process.stderr.write(`stand-in: message box: ${String(options.message)}\n`);
    return unanswered('showMessageBox');
  },
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}: ${content}\n`);
  },
} satisfies Partial<Electron.Dialog>);
