import type Electron from 'electron';
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';
import { toChromium } from './protocol.ts';
import { afterReady, browser } from './runtime.ts';
import { type NothingInvented, StrictEmitter, strict } from './strict.ts';

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];

/** Electron's names for permissions beside Chromium's. */
const permissions: readonly (readonly [Parameters<CheckHandler & object>[1], string])[] = [
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['clipboard-read', 'clipboard-read'],
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['midi', 'midi'],
];

/** The origins of the app's own that a page was navigated to. */
const origins = new Set<string>();

class StandinSession extends StrictEmitter {
  private requestHandler: RequestHandler = null;
  private checkHandler: CheckHandler = null;

  constructor() {
    super('Session', [], ['will-download', 'spellcheck-dictionary-download-begin']);
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.requestHandler = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.checkHandler = handler;
    for (const origin of origins) void applyPermissions(origin);
  }

  // What follows has nothing to act on here: Chromium has no devices to offer and no spellchecker.
  setDevicePermissionHandler(_handler: unknown): void {}
  setDisplayMediaRequestHandler(_handler: unknown): void {}
  setSpellCheckerEnabled(_enable: boolean): void {}
  setSpellCheckerLanguages(_languages: string[]): void {}
  setSpellCheckerDictionaryDownloadURL(url: string): void {
    new URL(url);
  }

  static answers(session: StandinSession, origin: string, name: (typeof permissions)[number][0]) {
    const details = { isMainFrame: true, requestingUrl: `${origin}/` };
    // With no handler of the app's, Electron grants everything.
    return session.checkHandler?.(null, name, origin, details) ?? session.requestHandler === null;
  }
}

true satisfies NothingInvented<StandinSession, Electron.Session>;

const plain = new StandinSession();

export const defaultSession = strict('Session', plain);

/** Tells Chromium the app's answers for an origin, for it has to know them before a page asks. */
export async function applyPermissions(origin: string): Promise<void> {
  origins.add(origin);
  const devtools = browser();
  for (const [name, chromium] of permissions) {
    const setting: Protocol.Browser.PermissionSetting = StandinSession.answers(plain, origin, name)
      ? 'granted'
      : 'denied';
    const permission = { name: chromium, allowWithoutGesture: true };
    await devtools
      .send('Browser.setPermission', { permission, setting, origin: toChromium(origin) })
      .catch((error: unknown) => process.stderr.write(`stand-in: ${String(error)}\n`));
  }
}

/** The module `session`. */
export const session = strict('session', {
  get defaultSession() {
    afterReady('Session can only be received when app is ready');
    return defaultSession;
  },
});

true satisfies NothingInvented<typeof session, typeof Electron.session>;
