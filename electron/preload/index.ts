import { contextBridge, ipcRenderer, webUtils } from 'electron';

/** What the host tells the page without being asked. */
interface HostEvent {
  readonly name: string;
  readonly data: unknown;
}

/** The page's whole view of the desktop: no channel, no event object and no path goes through it. */
const stetHost = {
  call: (operation: string, args: unknown): Promise<unknown> =>
    ipcRenderer.invoke('stet:call', operation, args),

  on(listener: (event: HostEvent) => void): () => void {
    const hear = (_event: unknown, event: HostEvent) => listener(event);
    ipcRenderer.on('stet:event', hear);
    return () => {
      ipcRenderer.removeListener('stet:event', hear);
    };
  },

  /** The token of a file or folder that was dropped on the window; null where it has no path. */
  admitDropped: (file: File): Promise<unknown> =>
    ipcRenderer.invoke('stet:dropped', webUtils.getPathForFile(file)),

  capabilities: { host: 'desktop', nativeDialogs: true },
};

contextBridge.exposeInMainWorld('stetHost', stetHost);
