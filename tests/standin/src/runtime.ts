import type { Arguments } from './arguments.ts';
import type { Devtools } from './devtools.ts';

/** What every part of the stand-in needs to know about this one process. Set once by `start`. */
export const runtime = {
  ready: false,
  packaged: false,
  /** The bundle's folder, where the page scripts lie. */
  home: '',
  executable: '',
  resources: '',
  appPath: '',
  manifest: {} as {
    readonly name?: string;
    readonly productName?: string;
    readonly version?: string;
    readonly main?: string;
  },
  arguments: {
    all: [],
    app: null,
    inspect: false,
    remoteDebugging: false,
    userData: null,
  } as Arguments,
  chromium: null as Devtools | null,
};

/** The running browser; throws before it runs. */
export function browser(): Devtools {
  if (!runtime.chromium) throw new Error('stand-in: Chromium is not running yet');
  return runtime.chromium;
}

/** Throws Electron's own sentence when something is used before `ready`. */
export function afterReady(message: string): void {
  if (!runtime.ready) throw new Error(message);
}
