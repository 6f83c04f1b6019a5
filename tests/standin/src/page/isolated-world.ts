/**
 * Runs in the isolated world before the preload script: the sandboxed `electron` module that a
 * preload can require, and the near side of IPC.
 */
import { fromWire, toWire } from '../wire.ts';
import { expose, onOpen, openBridge } from './bridge.ts';

type Listener = (event: object, ...given: unknown[]) => void;

declare const __standinSend: (payload: string) => void;

function strictly<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, key, receiver) {
      if (typeof key === 'string' && !(key in target))
        throw new Error(`stand-in: electron.${name}.${key} is not implemented in a preload`);
      return Reflect.get(target, key, receiver);
    },
  });
}

function createIpcRenderer(post: (message: object) => void) {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, { listener: Listener; run: Listener }[]>();
  let last = 0;

  const add = (channel: string, listener: Listener, run: Listener) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, run }]);
    return ipcRenderer;
  };
  const remove = (channel: string, listener: Listener) => {
    const left = (listeners.get(channel) ?? []).filter((each) => each.listener !== listener);
    listeners.set(channel, left);
    return ipcRenderer;
  };
  const ipcRenderer = strictly('ipcRenderer', {
    async invoke(channel: string, ...given: unknown[]): Promise<unknown> {
      last += 1;
      const id = last;
      post({ kind: 'invoke', id, channel, given: toWire(given) });
      return new Promise((resolve, reject) => {
        waiting.set(id, {
          resolve,
          reject: (error) =>
            reject(new Error(`Error invoking remote method '${channel}': ${error.message}`)),
        });
      });
    },
    send(channel: string, ...given: unknown[]): void {
      post({ kind: 'send', channel, given: toWire(given) });
    },
    on: (channel: string, listener: Listener) => add(channel, listener, listener),
    addListener: (channel: string, listener: Listener) => add(channel, listener, listener),
    once: (channel: string, listener: Listener) =>
      add(channel, listener, (event, ...given) => {
        remove(channel, listener);
        listener(event, ...given);
      }),
    off: remove,
    removeListener: remove,
    removeAllListeners(channel: string) {
      listeners.delete(channel);
      return ipcRenderer;
    },
  });
  return {
    ipcRenderer,
    settle(id: number, wire: string | null, error: string | null): void {
      const wait = waiting.get(id);
      waiting.delete(id);
      if (wire === null) wait?.reject(new Error(error ?? ''));
      else wait?.resolve(fromWire(wire));
    },
    deliver(channel: string, wire: string): void {
      const given = fromWire(wire) as unknown[];
      for (const { run } of listeners.get(channel) ?? []) run({ sender: ipcRenderer }, ...given);
    },
  };
}

function createFiles() {
  const held: File[] = [];
  return {
    held,
    webUtils: strictly('webUtils', {
      // Paths are known to the browser process alone and asked for asynchronously, so the path is
      // a placeholder, which the stand-in replaces in the next message to the main process.
      getPathForFile(file: unknown): string {
        if (!(file instanceof File)) throw new TypeError('Argument must be a File object');
        held.push(file);
        return `stand-in-file:${held.length - 1}:`;
      },
    }),
  };
}

function start(preload: ((...given: unknown[]) => void) | null, platform: string): void {
  if (window.top !== window) return;
  const post = (message: object) => __standinSend(JSON.stringify(message));
  const bridge = openBridge('isolated');
  const { ipcRenderer, settle, deliver } = createIpcRenderer(post);
  const files = createFiles();
  onOpen((detail) => post({ kind: 'open', ...detail }));
  Object.defineProperty(globalThis, '__standin', {
    value: { start, settle, deliver, files: files.held },
  });
  if (!preload) return;

  const electron = strictly('renderer', {
    contextBridge: strictly('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => expose(bridge, key, api),
    }),
    ipcRenderer,
    webUtils: files.webUtils,
  });
  const require = (name: string): unknown => {
    if (['electron', 'electron/common', 'electron/renderer'].includes(name)) return electron;
    if (/^(node:)?(events|timers|url)$/.test(name))
      throw new Error(`stand-in: require('${name}') is not implemented in a preload`);
    throw new Error(`module not found: ${name}`);
  };
  const process = strictly('process', {
    platform,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
  });
  const module = { exports: {} };
  try {
    const later = (run: () => void) => setTimeout(run, 0);
    preload(require, process, module.exports, module, undefined, globalThis, later, clearTimeout);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    console.error('Unable to load preload script', error);
    post({ kind: 'preload-error', error: toWire(error) });
  }
}

Object.defineProperty(globalThis, '__standinStart', { value: start });
