import type Electron from 'electron';
import { afterReady, runtime } from './runtime.ts';
import { strict } from './strict.ts';

const registered = new Map<string, Electron.Privileges>();
const handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
let registrations = 0;

/** Chromium cannot learn a new scheme over its protocol, so `app://bundle` is served as https here. */
const suffix = 'stand-in.test';

/** The address Chromium is given for an address of the app's. */
export function toChromium(url: string): string {
  return url.replace(
    /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/i,
    (whole, scheme: string, host: string) =>
      registered.has(scheme) ? `https://${host}.${scheme}.${suffix}` : whole,
  );
}

/** The app's address for an address Chromium reports. */
export function toElectron(url: string): string {
  return url.replace(
    /^https:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.stand-in\.test(?=[/?#]|$)/,
    (_, host: string, scheme: string) => `${scheme}://${host}`,
  );
}

/** The origin as Electron reports it: of a standard scheme, scheme and host; else "null". */
export function originOf(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/[^/?#]+/i.exec(url);
  if (!match) return 'null';
  return registered.get(match[1] ?? '')?.standard || /^https?:/.test(url) ? match[0] : 'null';
}

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: readonly Electron.CustomScheme[]): void {
    if (runtime.ready)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    registrations += 1;
    if (registrations > 1)
      throw new Error('stand-in: a second registerSchemesAsPrivileged would undo the first');
    for (const { scheme, privileges = {} } of schemes) {
      if (privileges.codeCache && !privileges.standard)
        throw new Error(
          'Code cache can only be enabled when the custom scheme is registered as standard scheme.',
        );
      registered.set(scheme, privileges);
    }
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    afterReady('stand-in: protocol.handle before ready');
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    if (!registered.has(scheme))
      throw new Error(`stand-in: the scheme ${scheme} was not registered as privileged`);
    handlers.set(scheme, handler);
  },
  isProtocolHandled: (scheme: string) => handlers.has(scheme),
  unhandle(scheme: string): void {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unregister protocol: ${scheme}`);
  },
} satisfies Partial<Electron.Protocol>);

/** The app's answer to a request, null when no scheme of the app's is meant. */
export async function answer(request: {
  url: string;
  method: string;
  headers: Readonly<Record<string, string>>;
  postData?: string | undefined;
}): Promise<Response | null> {
  const url = toElectron(request.url);
  const handler = handlers.get(url.slice(0, url.indexOf(':')));
  if (!handler || url === request.url) return null;
  const { method, headers, postData } = request;
  const response = await handler(
    new Request(url, { method, headers, ...(postData === undefined ? {} : { body: postData }) }),
  );
  if (!(response instanceof Response))
    throw new Error('stand-in: the handler returned no Response');
  if (response.status >= 300 && response.status < 400)
    throw new Error('stand-in: redirects by protocol.handle are not implemented');
  return response;
}
