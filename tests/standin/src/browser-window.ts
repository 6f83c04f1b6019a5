import path from 'node:path';
import type Electron from 'electron';
import { afterReady, browser } from './runtime.ts';
import { emitPreventable, type NothingInvented, StrictEmitter, strict } from './strict.ts';
import { createWebContents, type Inside, type WebContents } from './web-contents.ts';

const emitted = [
  'close',
  'closed',
  'show',
  'hide',
  'focus',
  'blur',
  'ready-to-show',
  'resize',
  'move',
  'maximize',
  'unmaximize',
  'minimize',
  'restore',
  'enter-full-screen',
  'leave-full-screen',
  'page-title-updated',
];
const silent = [
  'resized',
  'moved',
  'unresponsive',
  'responsive',
  'session-end',
  'query-session-end',
];

/** What of the web preferences the stand-in can honour: the safe values and no others. */
function checkPreferences(given: Electron.WebPreferences): void {
  const required = {
    sandbox: true,
    contextIsolation: true,
    webSecurity: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
  } as const;
  for (const [name, value] of Object.entries(required)) {
    const asked = given[name as keyof typeof required];
    if (asked !== undefined && asked !== value)
      throw new Error(`stand-in: webPreferences.${name}: ${asked} is not implemented`);
  }
  if (given.preload !== undefined && !path.isAbsolute(given.preload))
    throw new Error(`stand-in: the preload needs an absolute path, not ${given.preload}`);
}

const windows = new Map<number, { window: StandinWindow; inside: Inside }>();
let focused: StandinWindow | null = null;
let onAllClosed = () => {};
let onCloseCancelled = () => {};
let created: (contents: WebContents, window: StandinWindow) => void = () => {};

class StandinWindow extends StrictEmitter {
  readonly id: number;
  accessibleTitle = '';
  private readonly contents: WebContents;
  private readonly inside: Inside;
  private bounds: Electron.Rectangle;
  private title: string;
  private state: 'normal' | 'maximized' | 'minimized' | 'full-screen' = 'normal';
  private visible: boolean;
  private gone = false;
  private view: StandinWindow = this;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    afterReady('Cannot create BrowserWindow before app is ready');
    super('BrowserWindow', emitted, silent);
    checkPreferences(options.webPreferences ?? {});
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
    this.title = options.title ?? 'Electron';
    this.visible = options.show ?? true;
    const { contents, inside } = createWebContents({
      size: { width, height },
      preload: options.webPreferences?.preload,
      close: () => this.view.close(),
      closed: () => this.finish(),
    });
    this.contents = contents;
    this.inside = inside;
    this.id = contents.id;
    contents.on('page-title-updated', (_event: unknown, title: string) => {
      if (!emitPreventable(this, 'page-title-updated', {}, title, true)) this.title = title;
    });
    contents.once('did-finish-load', () => this.emit('ready-to-show', {}));
  }

  get webContents(): WebContents {
    return this.contents;
  }

  loadURL(url: string): Promise<void> {
    return this.contents.loadURL(url);
  }

  reload(): void {
    this.contents.reload();
  }

  /** Asks the listeners, then the page's beforeunload, then goes. */
  close(): void {
    if (this.gone) return;
    if (emitPreventable(this, 'close')) {
      onCloseCancelled();
      return;
    }
    const held = () => onCloseCancelled();
    this.contents.once('will-prevent-unload', held);
    this.inside
      .page()
      .then((page) => page.send('Page.close', {}))
      .catch(() => this.destroy());
  }

  destroy(): void {
    if (this.gone) return;
    const targetId = this.inside.targetId();
    if (targetId)
      browser()
        .send('Target.closeTarget', { targetId })
        .catch(() => {});
    this.inside.destroyed();
  }

  isDestroyed(): boolean {
    return this.gone;
  }

  show(): void {
    this.visible = true;
    this.emit('show', {});
    this.focus();
  }

  showInactive(): void {
    this.visible = true;
    this.emit('show', {});
  }

  hide(): void {
    this.visible = false;
    this.emit('hide', {});
  }

  isVisible(): boolean {
    return this.visible;
  }

  focus(): void {
    focused?.emit('blur', {});
    focused = this.view;
    this.emit('focus', {});
  }

  blur(): void {
    if (focused === this.view) focused = null;
    this.emit('blur', {});
  }

  isFocused(): boolean {
    return focused === this.view;
  }

  maximize(): void {
    this.enter('maximized', 'maximize');
  }

  unmaximize(): void {
    this.enter('normal', 'unmaximize');
  }

  isMaximized(): boolean {
    return this.state === 'maximized';
  }

  minimize(): void {
    this.enter('minimized', 'minimize');
  }

  restore(): void {
    this.enter('normal', 'restore');
  }

  isMinimized(): boolean {
    return this.state === 'minimized';
  }

  setFullScreen(flag: boolean): void {
    this.enter(flag ? 'full-screen' : 'normal', flag ? 'enter-full-screen' : 'leave-full-screen');
  }

  isFullScreen(): boolean {
    return this.state === 'full-screen';
  }

  // The window has no frame here, so its content is as large as itself.
  getBounds(): Electron.Rectangle {
    return { ...this.bounds };
  }

  getNormalBounds(): Electron.Rectangle {
    return { ...this.bounds };
  }

  getContentBounds(): Electron.Rectangle {
    return { ...this.bounds };
  }

  getSize(): number[] {
    return [this.bounds.width, this.bounds.height];
  }

  getContentSize(): number[] {
    return this.getSize();
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    const before = this.bounds;
    this.bounds = { ...before, ...bounds };
    const { x, y, width, height } = this.bounds;
    if (x !== before.x || y !== before.y) this.emit('move', {});
    if (width === before.width && height === before.height) return;
    void this.inside.resize({ width, height });
    this.emit('resize', {});
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setTitle(title: string): void {
    this.title = title;
  }

  getTitle(): string {
    return this.title;
  }

  // Nothing of these can be seen without a window manager.
  setRepresentedFilename(_file: string): void {}
  setDocumentEdited(_edited: boolean): void {}
  setBackgroundColor(_color: string): void {}
  setProgressBar(_progress: number): void {}
  setMenuBarVisibility(_visible: boolean): void {}
  flashFrame(_flag: boolean): void {}
  moveTop(): void {}

  private enter(state: typeof this.state, event: string): void {
    if (this.state === state) return;
    this.state = state;
    this.emit(event, {});
  }

  private finish(): void {
    if (this.gone) return;
    this.gone = true;
    windows.delete(this.id);
    if (focused === this.view) focused = null;
    this.emit('closed', {});
    if (windows.size === 0) onAllClosed();
  }

  static open(plain: StandinWindow): StandinWindow {
    const window = strict('BrowserWindow', plain);
    plain.view = window;
    windows.set(window.id, { window, inside: plain.inside });
    created(window.contents, window);
    if (plain.visible) focused = window;
    return window;
  }

  static getAllWindows(): StandinWindow[] {
    return [...windows.values()].map(({ window }) => window);
  }

  static getFocusedWindow(): StandinWindow | null {
    return focused;
  }

  static fromId(id: number): StandinWindow | null {
    return windows.get(id)?.window ?? null;
  }

  static fromWebContents(contents: WebContents): StandinWindow | null {
    return StandinWindow.getAllWindows().find((each) => each.contents === contents) ?? null;
  }
}

true satisfies NothingInvented<StandinWindow, Electron.BrowserWindow>;

export const BrowserWindow = new Proxy(StandinWindow, {
  construct: (_, [options]) =>
    StandinWindow.open(new StandinWindow(options as Electron.BrowserWindowConstructorOptions)),
  get(target, key, receiver) {
    if (typeof key === 'string' && !(key in target))
      throw new Error(`stand-in: electron.BrowserWindow.${key} is not implemented`);
    return Reflect.get(target, key, receiver);
  },
});

/** Lets the app's life hear of windows: the last one closed, a close called off, one created. */
export function onWindows(hear: {
  allClosed(): void;
  closeCancelled(): void;
  created(contents: WebContents, window: StandinWindow): void;
}): void {
  onAllClosed = hear.allClosed;
  onCloseCancelled = hear.closeCancelled;
  created = hear.created;
}
