import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { type NothingInvented, strict } from './strict.ts';
import { toWire } from './wire.ts';

type Handler = (event: Electron.IpcMainInvokeEvent, ...given: unknown[]) => unknown;

/** `ipcMain`, or the `ipc` of one page. */
class StandinIpc extends EventEmitter {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (typeof handler !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`);
    if (this.handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }

  /** The handlers of a place where messages arrive. */
  static handlerOf(place: StandinIpc, channel: string): Handler | undefined {
    return place.handlers.get(channel);
  }
}

true satisfies NothingInvented<StandinIpc, Electron.IpcMain>;

export type Ipc = StandinIpc;

/** A place where messages from pages arrive. */
export function createIpc(name: string): Ipc {
  return strict(name, new StandinIpc());
}

export const ipcMain = createIpc('ipcMain');

/** The reply as the page's half takes it: the value on the wire, or the text of the error. */
export interface Reply {
  readonly wire: string | null;
  readonly error: string | null;
}

/** Runs the first handler for the channel; of an error no more than its text is kept, as in Electron. */
export async function invokeHandler(
  places: readonly Ipc[],
  channel: string,
  event: Electron.IpcMainInvokeEvent,
  given: readonly unknown[],
): Promise<Reply> {
  try {
    const handler = places.map((place) => StandinIpc.handlerOf(place, channel)).find(Boolean);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return { wire: toWire(await handler(event, ...given)), error: null };
  } catch (thrown) {
    process.stderr.write(`Error occurred in handler for '${channel}': ${String(thrown)}\n`);
    return { wire: null, error: String(thrown) };
  }
}
