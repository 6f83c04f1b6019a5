import openInBrowser from 'open';
import { errorOf } from '../../shared/host/failure.ts';
import { createBackend } from '../backend/backend.ts';
import { userName } from '../backend/user-name.ts';
import { type BrowserHost, startServer } from '../server/server.ts';
import { hasDisplay } from './electron-binary.ts';
import { installation, userFolder } from './installation.ts';
import { onInterrupt } from './interrupt.ts';
import { keepPort, lastPort } from './last-port.ts';

/** `stet serve`: prints one line with the address and serves until it is interrupted. */
export async function serveCommand(
  target: string | undefined,
  flags: { port: number; open: boolean },
): Promise<void> {
  const backend = await createBackend({
    userData: userFolder(),
    samples: installation.samples,
    worker: installation.worker,
    version: installation.version,
    desktop: null,
    now: () => new Date().toISOString(),
    author: userName(),
  });
  const host = await startAtUsualPort((port) =>
    startServer({ backend, page: installation.page, port: flags.port || port }),
  );
  try {
    if (target !== undefined) {
      const opened = await backend.openPath(target);
      if (!opened.ok) throw errorOf(opened.error);
    }
    console.log(`Stet is at ${host.address}`);
    if (flags.open && hasDisplay()) await openInBrowser(host.address).catch(() => undefined);
    await new Promise<void>((resolve) => onInterrupt(resolve));
  } finally {
    await host.close();
    await backend.close();
  }
}

/** Takes the port of the last time if it is free: a browser keeps what a page remembers by its address. */
async function startAtUsualPort(
  start: (port: number) => Promise<BrowserHost>,
): Promise<BrowserHost> {
  const usual = lastPort(userFolder());
  const host = await start(usual).catch((error: unknown) => {
    if (usual === 0) throw error;
    return start(0);
  });
  keepPort(userFolder(), Number(new URL(host.address).port));
  return host;
}
