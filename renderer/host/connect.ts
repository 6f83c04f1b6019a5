import type { Host } from '../../shared/host/host.ts';
import { createHttpHost } from './http-host.ts';
import { createIpcHost, type StetBridge } from './ipc-host.ts';
import { claimToken } from './token.ts';

declare global {
  interface Window {
    readonly stetHost?: StetBridge;
  }
}

/** The host this page runs in: the desktop's bridge where there is one, else the server it came from. */
export function connectHost(): Host {
  return window.stetHost ? createIpcHost(window.stetHost) : createHttpHost(claimToken());
}
