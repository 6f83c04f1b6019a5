import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import type Electron from 'electron';
import { BrowserWindow, onWindows } from './browser-window.ts';
import { runtime } from './runtime.ts';
import { takeLock } from './single-instance.ts';
import { emitPreventable, type NothingInvented, StrictEmitter, strict } from './strict.ts';

const emitted = [
  'will-finish-launching',
  'ready',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'second-instance',
  'web-contents-created',
  'browser-window-created',
  'render-process-gone',
];
const silent = [
  'activate',
  'open-file',
  'open-url',
  'browser-window-focus',
  'browser-window-blur',
  'session-created',
  'child-process-gone',
  'accessibility-support-changed',
  'gpu-info-update',
];

type PathName = Parameters<Electron.App['getPath']>[0];

const realExit = process.exit.bind(process);

class StandinApp extends StrictEmitter {
  name = 'Electron';
  private readonly paths = new Map<string, string>();
  private readonly readiness: Promise<void>;
  private becomeReady: () => void = () => {};
  private quitting = false;
  private unlock: (() => void) | null = null;
  private arrivals: (() => void)[] = [];
  private readonly switches = new Map<string, string>();

  constructor() {
    super('app', emitted, silent);
    this.readiness = new Promise((resolve) => {
      this.becomeReady = resolve;
    });
    onWindows({
      allClosed: () => this.allClosed(),
      closeCancelled: () => {
        this.quitting = false;
      },
      created: (contents, window) => {
        contents.on('render-process-gone', (_event: unknown, details: unknown) => {
          this.emit('render-process-gone', {}, contents, details);
        });
        this.emit('web-contents-created', {}, contents);
        this.emit('browser-window-created', {}, window);
      },
    });
  }

  get isPackaged(): boolean {
    return runtime.packaged;
  }

  readonly commandLine = strict('app.commandLine', {
    appendSwitch: (name: string, value = '') => {
      this.switches.set(name, value);
    },
    hasSwitch: (name: string) => this.switches.has(name),
    getSwitchValue: (name: string) => this.switches.get(name) ?? '',
  } satisfies Partial<Electron.CommandLine>);

  isReady(): boolean {
    return runtime.ready;
  }

  whenReady(): Promise<void> {
    return this.readiness;
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return runtime.manifest.version ?? '';
  }

  getAppPath(): string {
    return runtime.appPath;
  }

  getLocale(): string {
    return runtime.ready ? 'en-US' : '';
  }

  getPath(name: PathName): string {
    const set = this.paths.get(name);
    if (set !== undefined) return set;
    const home = homedir();
    const appData = process.env.XDG_CONFIG_HOME ?? path.join(home, '.config');
    const userData = runtime.arguments.userData ?? path.join(appData, this.name);
    const places: Partial<Record<PathName, string>> = {
      home,
      appData,
      userData: this.paths.get('userData') ?? userData,
      sessionData: this.paths.get('userData') ?? userData,
      temp: tmpdir(),
      exe: runtime.executable,
      documents: path.join(home, 'Documents'),
      downloads: path.join(home, 'Downloads'),
      desktop: path.join(home, 'Desktop'),
    };
    const place = places[name];
    if (place === undefined) throw new Error(`Failed to get '${name}' path`);
    return place;
  }

  setPath(name: string, value: string): void {
    if (!path.isAbsolute(value)) throw new Error('Path must be absolute');
    this.paths.set(name, value);
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    if (this.unlock) return true;
    const arrival = { argv: process.argv, cwd: process.cwd(), additionalData };
    this.unlock = takeLock(this.getPath('userData'), arrival, (other) => {
      const tell = () =>
        this.emit('second-instance', {}, other.argv, other.cwd, other.additionalData);
      if (runtime.ready) tell();
      else this.arrivals.push(tell);
    });
    return this.unlock !== null;
  }

  hasSingleInstanceLock(): boolean {
    return this.unlock !== null;
  }

  releaseSingleInstanceLock(): void {
    this.unlock?.();
    this.unlock = null;
  }

  // On the Linux and under the test these have no effect in Electron either.
  setAppUserModelId(_id: string): void {}
  addRecentDocument(_file: string): void {}
  clearRecentDocuments(): void {}
  setAboutPanelOptions(_options: Electron.AboutPanelOptionsOptions): void {}
  focus(): void {}

  quit(): void {
    if (this.quitting) return;
    if (emitPreventable(this, 'before-quit')) return;
    this.quitting = true;
    const windows = BrowserWindow.getAllWindows();
    if (windows.length === 0) this.finish(0);
    for (const window of windows) {
      if (!this.quitting) break;
      window.close();
    }
  }

  exit(code = 0): void {
    this.emit('quit', {}, code);
    this.releaseSingleInstanceLock();
    realExit(code);
  }

  private allClosed(): void {
    if (this.quitting) this.finish(0);
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }

  private finish(code: number): void {
    if (emitPreventable(this, 'will-quit')) this.quitting = false;
    else this.exit(code);
  }

  /** The main module has been evaluated and the browser runs. */
  static ready(app: StandinApp): void {
    if (app.quitting) return;
    app.emit('will-finish-launching');
    runtime.ready = true;
    app.becomeReady();
    app.emit('ready', {}, {});
    for (const tell of app.arrivals) tell();
    app.arrivals = [];
  }
}

true satisfies NothingInvented<StandinApp, Electron.App>;

const plain = new StandinApp();

export const app = strict('app', plain);

/** Announces `ready`; to be called once. */
export function announceReady(): void {
  StandinApp.ready(plain);
}
