import type Electron from 'electron';
import { setColorScheme } from './color-scheme.ts';
import { afterReady } from './runtime.ts';
import { type NothingInvented, StrictEmitter, strict } from './strict.ts';

class StandinTheme extends StrictEmitter {
  private source: Electron.NativeTheme['themeSource'] = 'system';

  constructor() {
    super('nativeTheme', ['updated']);
  }

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.source;
  }

  set themeSource(source: Electron.NativeTheme['themeSource']) {
    if (!['system', 'light', 'dark'].includes(source))
      throw new TypeError(
        `Error processing argument at index 0, conversion failure from ${source}`,
      );
    this.source = source;
    setColorScheme(this.shouldUseDarkColors ? 'dark' : 'light');
    this.emit('updated', {});
  }

  /** The system of the stand-in is a light one. */
  get shouldUseDarkColors(): boolean {
    return this.source === 'dark';
  }
}

true satisfies NothingInvented<StandinTheme, Electron.NativeTheme>;

export const nativeTheme = strict('nativeTheme', new StandinTheme());

function asWebAddress(url: string): URL {
  if (!URL.canParse(url)) throw new Error('Invalid URL');
  return new URL(url);
}

/** Nothing leaves the process: what would have been opened is said on stderr. */
export const shell = strict('shell', {
  async openExternal(url: string): Promise<void> {
    process.stderr.write(`stand-in: shell.openExternal ${asWebAddress(url).href}\n`);
  },
  showItemInFolder(file: string): void {
    process.stderr.write(`stand-in: shell.showItemInFolder ${file}\n`);
  },
  async openPath(file: string): Promise<string> {
    process.stderr.write(`stand-in: shell.openPath ${file}\n`);
    return '';
  },
} satisfies Partial<Electron.Shell>);

let clipped = '';

export const clipboard = strict('clipboard', {
  async writeText(text: string): Promise<void> {
    clipped = text;
  },
  async readText(): Promise<string> {
    return clipped;
  },
} satisfies Partial<Electron.Clipboard>);

class StandinScreen extends StrictEmitter {
  constructor() {
    super('screen', [], ['display-added', 'display-removed', 'display-metrics-changed']);
  }

  getPrimaryDisplay(): Electron.Display {
    afterReady("The 'screen' module can't be used before the app 'ready' event");
    const area = { x: 0, y: 0, width: 1920, height: 1080 };
    return strict('Display', {
      id: 1,
      label: '',
      scaleFactor: 1,
      bounds: area,
      workArea: { ...area, y: 24, height: 1056 },
      size: { width: 1920, height: 1080 },
      workAreaSize: { width: 1920, height: 1056 },
    } satisfies Partial<Electron.Display>) as unknown as Electron.Display;
  }

  getAllDisplays(): Electron.Display[] {
    return [this.getPrimaryDisplay()];
  }
}

true satisfies NothingInvented<StandinScreen, Electron.Screen>;

export const screen = strict('screen', new StandinScreen());

export const powerMonitor = strict(
  'powerMonitor',
  new StrictEmitter(
    'powerMonitor',
    [],
    ['suspend', 'resume', 'shutdown', 'lock-screen', 'unlock-screen', 'on-ac', 'on-battery'],
  ),
);

export const crashReporter = strict('crashReporter', {
  start(options: Electron.CrashReporterStartOptions): void {
    if (options.uploadToServer !== false && !options.submitURL)
      throw new Error('submitURL must be specified when uploadToServer is true');
  },
} satisfies Partial<Electron.CrashReporter>);
