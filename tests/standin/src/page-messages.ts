import type Electron from 'electron';
import type { PageSession } from './page-session.ts';
import type { FrameRecord } from './web-frame-main.ts';
import { fromWire } from './wire.ts';

/** What the isolated world of a page says through its binding. */
export type Message =
  | { kind: 'invoke'; id: number; channel: string; given: string }
  | { kind: 'send'; channel: string; given: string }
  | { kind: 'open'; url: string; frameName: string; features: string }
  | { kind: 'preload-error'; error: string };

const filePlaceholder = /^stand-in-file:(\d+):$/;

function placeholderOf(value: unknown): string | null {
  return typeof value === 'string' ? (filePlaceholder.exec(value)?.[1] ?? null) : null;
}

/** The path of a file the page holds, which only the browser process knows; '' for one it made itself. */
async function pathOf(page: PageSession, number: string, world: number): Promise<string> {
  const { result } = await page.send('Runtime.evaluate', {
    expression: `__standin.files[${number}]`,
    contextId: world,
  });
  if (!result.objectId) return '';
  const info = await page.send('DOM.getFileInfo', { objectId: result.objectId }).catch(() => null);
  return info?.path ?? '';
}

/**
 * The arguments of a message, the placeholders of `webUtils.getPathForFile` replaced by paths. At
 * once where there are none: a page that is going away may be gone after the next tick.
 */
export function argumentsOf(
  page: PageSession,
  wire: string,
  world: number,
): unknown[] | Promise<unknown[]> {
  const given = fromWire(wire) as unknown[];
  if (!given.some((value) => placeholderOf(value) !== null)) return given;
  return Promise.all(
    given.map((value) => {
      const number = placeholderOf(value);
      return number === null ? value : pathOf(page, number, world);
    }),
  );
}

/** The event that comes with a message from a frame. */
export function messageEvent(
  sender: unknown,
  frame: FrameRecord | null,
  world: number,
): Electron.IpcMainEvent & Electron.IpcMainInvokeEvent {
  return {
    type: 'frame',
    sender,
    processId: 1,
    frameId: 1,
    // Null once the frame has navigated away, as the real getter is: read it first.
    get senderFrame() {
      return frame && !frame.gone && frame.world === world ? frame.frame : null;
    },
  } as unknown as Electron.IpcMainEvent & Electron.IpcMainInvokeEvent;
}
