import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { failureOf } from '../../shared/host/failure.ts';
import type { Result } from '../../shared/host/result.ts';
import type { Backend } from '../backend/contract.ts';
import type { PageAddress } from './page.ts';
import { isPageFrame } from './sender.ts';

const refusal: Result<never> = {
  ok: false,
  error: { code: 'not-allowed', message: 'Only the window of Stet itself may ask for this.' },
};

function fromPage(event: IpcMainInvokeEvent, page: PageAddress): boolean {
  // Read at once: the frame is gone from the event as soon as it navigates.
  const frame = event.senderFrame;
  return isPageFrame(frame, event.sender.isDestroyed() ? null : event.sender.mainFrame, page);
}

/**
 * The only way from the page into the program; every call ends in a result, none in a thrown error.
 * `answered` hears of each answer before the page does.
 */
export function openGate(
  backend: Backend,
  page: PageAddress,
  answered: (operation: string, result: Result<unknown>) => void,
): void {
  ipcMain.handle('stet:call', async (event, operation: unknown, args: unknown) => {
    if (!fromPage(event, page)) return refusal;
    const name = String(operation);
    try {
      const result = await backend.call(name, args);
      answered(name, result);
      return result;
    } catch (error) {
      console.error(error);
      return { ok: false, error: failureOf(error) } satisfies Result<unknown>;
    }
  });
  ipcMain.handle('stet:dropped', (event, path: unknown) => {
    if (!fromPage(event, page)) return null;
    return typeof path === 'string' && path !== '' ? backend.admit(path) : null;
  });
}
