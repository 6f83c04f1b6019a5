import type Electron from 'electron';
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';
import { followColorScheme } from './color-scheme.ts';
import { createIpc, type Ipc, invokeHandler, ipcMain } from './ipc-main.ts';
import { argumentsOf, type Message, messageEvent } from './page-messages.ts';
import { openPage, type PageEvents, type PageSession } from './page-session.ts';
import { isolatedWorld, pageScripts } from './preload.ts';
import { originOf, toChromium, toElectron } from './protocol.ts';
import { serve } from './requests.ts';
import { browser } from './runtime.ts';
import { applyPermissions, defaultSession } from './session.ts';
import { emitPreventable, type NothingInvented, StrictEmitter, strict } from './strict.ts';
import { type FrameRecord, FrameTree } from './web-frame-main.ts';
import { fromWire, toWire } from './wire.ts';

const emitted = [
  'did-finish-load',
  'did-fail-load',
  'did-navigate',
  'did-navigate-in-page',
  'dom-ready',
  'destroyed',
  'page-title-updated',
  'preload-error',
  'render-process-gone',
  'will-navigate',
  'will-frame-navigate',
  'will-prevent-unload',
];
const silent = [
  'console-message',
  'context-menu',
  'before-input-event',
  'did-start-navigation',
  'will-redirect',
  'will-attach-webview',
  'unresponsive',
  'responsive',
  'zoom-changed',
];

/** What a window tells and lends its page. */
export interface Owner {
  readonly size: { readonly width: number; readonly height: number };
  readonly preload: string | undefined;
  /** The page asked to be closed by `webContents.close`. */
  close(): void;
  /** The page's target is gone from the browser. */
  closed(): void;
}

class StandinWebContents extends StrictEmitter {
  readonly id: number;
  readonly session = defaultSession;
  readonly ipc: Ipc = createIpc('WebContents.ipc');
  private readonly owner: Owner;
  private readonly frames = new FrameTree();
  private readonly opening: Promise<PageSession>;
  private view: StandinWebContents = this;
  private page: PageSession | null = null;
  private openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null;
  private title = '';
  private loading = false;
  private gone = false;
  private crashed = false;
  private zoom = 1;
  private preloadPath = '';
  private size: { width: number; height: number };
  /** The navigation the main process itself started, which `will-navigate` does not announce. */
  private ordered: string | null = null;

  constructor(id: number, owner: Owner) {
    super('WebContents', emitted, silent);
    this.id = id;
    this.owner = owner;
    this.size = { ...owner.size };
    this.opening = this.open();
    this.opening.catch((error: unknown) => {
      if (this.gone) return;
      process.stderr.write(`stand-in: a page could not be opened: ${String(error)}\n`);
      process.exit(1);
    });
  }

  get mainFrame(): Electron.WebFrameMain {
    this.alive();
    return (this.frames.main ?? this.frames.at('', null)).frame;
  }

  get zoomFactor(): number {
    return this.zoom;
  }

  set zoomFactor(factor: number) {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.zoom = factor;
    void this.applySize();
  }

  get zoomLevel(): number {
    return Math.log(this.zoom) / Math.log(1.2);
  }

  set zoomLevel(level: number) {
    this.zoomFactor = 1.2 ** level;
  }

  setZoomLevel(level: number): void {
    this.zoomLevel = level;
  }

  getZoomLevel(): number {
    return this.zoomLevel;
  }

  setZoomFactor(factor: number): void {
    this.zoomFactor = factor;
  }

  getZoomFactor(): number {
    return this.zoomFactor;
  }

  getURL(): string {
    return this.frames.main?.url ?? '';
  }

  getTitle(): string {
    return this.title;
  }

  isDestroyed(): boolean {
    return this.gone;
  }

  isCrashed(): boolean {
    return this.crashed;
  }

  isLoading(): boolean {
    return this.loading;
  }

  isDevToolsOpened(): boolean {
    return false;
  }

  setWindowOpenHandler(handler: typeof this.openHandler & object): void {
    this.openHandler = handler;
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.opening;
    this.ordered = toChromium(url);
    this.crashed = false;
    this.loading = true;
    const loaded = new Promise<void>((resolve) => this.once('did-finish-load', () => resolve()));
    const { errorText } = await page.send('Page.navigate', { url: this.ordered });
    this.ordered = null;
    if (errorText) {
      this.loading = false;
      const code = errorText.replace('net::', '');
      this.emit('did-fail-load', {}, -2, code, url, true);
      throw Object.assign(new Error(`${code} (-2) loading '${url}'`), { code, errno: -2, url });
    }
    await loaded;
  }

  reload(): void {
    this.alive();
    this.ordered = toChromium(this.getURL());
    this.crashed = false;
    void this.opening.then((page) => page.send('Page.reload', {})).catch(() => {});
  }

  send(channel: string, ...given: unknown[]): void {
    this.alive();
    let wire: string;
    try {
      wire = toWire(given);
    } catch (error) {
      process.stderr.write(`Error sending from webFrameMain: ${String(error)}\n`);
      return;
    }
    const call = `__standin.deliver(${JSON.stringify(channel)}, ${JSON.stringify(wire)})`;
    if (this.frames.main) this.run(this.frames.main, call);
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const page = await this.opening;
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(result.description ?? exceptionDetails.text);
    return result.value;
  }

  close(): void {
    if (!this.gone) this.owner.close();
  }

  focus(): void {
    this.alive();
  }

  forcefullyCrashRenderer(): void {
    this.alive();
    void this.opening.then((page) => page.send('Page.crash', {})).catch(() => {});
  }

  private alive(): void {
    if (this.gone) throw new TypeError('Object has been destroyed');
  }

  private run(frame: FrameRecord, expression: string): void {
    if (frame.world === null || !this.page) return;
    const where = { expression, contextId: frame.world };
    this.page.send('Runtime.evaluate', where).catch(() => {});
  }

  private async applySize(): Promise<void> {
    const page = await this.opening.catch(() => null);
    await page
      ?.send('Emulation.setDeviceMetricsOverride', {
        width: Math.round(this.size.width / this.zoom),
        height: Math.round(this.size.height / this.zoom),
        deviceScaleFactor: this.zoom,
        mobile: false,
      })
      .catch(() => {});
  }

  private async open(): Promise<PageSession> {
    const scripts = pageScripts(this.owner.preload);
    this.preloadPath = this.owner.preload ?? '';
    const page = await openPage(this.owner.size, this.events());
    this.page = page;
    const { frameTree } = await page.send('Page.getFrameTree', {});
    this.frames.at(frameTree.frame.id, null);
    await Promise.all([
      page.send('Page.enable', {}),
      page.send('Runtime.enable', {}),
      page.send('Inspector.enable', {}),
      page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      page.send('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: true,
        flatten: true,
      }),
      page.send('Runtime.addBinding', {
        name: '__standinSend',
        executionContextName: isolatedWorld,
      }),
      page.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.main }),
      page.send('Page.addScriptToEvaluateOnNewDocument', {
        worldName: isolatedWorld,
        source: scripts.isolated,
      }),
      page.send('Emulation.setFocusEmulationEnabled', { enabled: true }),
      page.send('Emulation.setDeviceMetricsOverride', {
        ...this.size,
        deviceScaleFactor: 1,
        mobile: false,
      }),
      followColorScheme(page),
    ]);
    if (scripts.error) {
      const error = scripts.error;
      this.once('did-navigate', () => this.preloadFailed(error));
    }
    return page;
  }

  private preloadFailed(error: Error): void {
    process.stderr.write(`Unable to load preload script: ${this.preloadPath} (${error.message})\n`);
    this.emit('preload-error', {}, this.preloadPath, error);
  }

  private events(): PageEvents {
    return {
      'Page.frameAttached': ({ frameId, parentFrameId }) => {
        this.frames.at(frameId, parentFrameId);
      },
      'Page.frameDetached': ({ frameId, reason }) => {
        if (reason !== 'swap') this.frames.detach(frameId);
      },
      'Page.frameNavigated': ({ frame }) => {
        const record = this.frames.at(frame.id, frame.parentId ?? null);
        record.url = toElectron(frame.url);
        if (!frame.parentId) this.emit('did-navigate', {}, record.url, 200, '');
      },
      'Page.navigatedWithinDocument': ({ frameId, url }) => {
        const record = this.frames.at(frameId, null);
        record.url = toElectron(url);
        this.emit('did-navigate-in-page', {}, record.url, record === this.frames.main);
      },
      'Page.domContentEventFired': () => this.emit('dom-ready', {}),
      'Page.loadEventFired': () => {
        if (!this.getURL().startsWith('about:')) void this.loaded();
      },
      'Page.javascriptDialogOpening': ({ type }) => {
        if (type !== 'beforeunload') return;
        const accept = emitPreventable(this, 'will-prevent-unload');
        void this.page?.send('Page.handleJavaScriptDialog', { accept }).catch(() => {});
      },
      'Runtime.executionContextCreated': ({ context }) => {
        if (context.name !== isolatedWorld) return;
        const data = context.auxData as { readonly frameId?: string } | undefined;
        const record = this.frames.find(data?.frameId ?? '');
        if (record) record.world = context.id;
      },
      'Runtime.executionContextDestroyed': ({ executionContextId }) => {
        const record = this.frames.ofWorld(executionContextId);
        if (record) record.world = null;
      },
      'Runtime.bindingCalled': ({ payload, executionContextId }) => {
        const frame = this.frames.ofWorld(executionContextId);
        void this.receive(JSON.parse(payload) as Message, frame, executionContextId);
      },
      'Fetch.requestPaused': (paused) => this.request(paused),
      'Target.attachedToTarget': (attached) => this.attached(attached),
      'Inspector.targetCrashed': () => {
        this.crashed = true;
        this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
      },
      'Inspector.detached': () => this.destroyed(),
    };
  }

  private async loaded(): Promise<void> {
    const title = await this.page
      ?.send('Runtime.evaluate', { expression: 'document.title' })
      .catch(() => null);
    this.loading = false;
    const text = String(title?.result.value ?? '');
    if (text !== this.title) {
      this.title = text;
      this.emit('page-title-updated', { preventDefault() {} }, text, true);
    }
    this.emit('did-finish-load', {});
  }

  private request(paused: Protocol.Fetch.requestPausedPayload): void {
    const page = this.page;
    if (!page) return;
    const navigation = paused.resourceType === 'Document' && paused.networkId === paused.requestId;
    if (paused.resourceType === 'Document' && (navigation || paused.frameId)) {
      const isMainFrame = paused.frameId === this.frames.main?.id;
      const ordered = isMainFrame && paused.request.url === this.ordered?.replace(/#.*$/, '');
      const url = toElectron(paused.request.url);
      const frame = this.frames.find(paused.frameId)?.frame ?? null;
      const refused =
        !ordered &&
        [
          emitPreventable(this, 'will-frame-navigate', {
            url,
            isMainFrame,
            frame,
            initiator: null,
          }),
          isMainFrame &&
            emitPreventable(
              this,
              'will-navigate',
              { url, isMainFrame, frame, initiator: null },
              url,
            ),
        ].includes(true);
      if (ordered) this.ordered = null;
      if (refused) {
        const { requestId } = paused;
        page.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => {});
        return;
      }
      if (isMainFrame && url !== paused.request.url) {
        void applyPermissions(originOf(url)).then(() => serve(page, paused));
        return;
      }
    }
    void serve(page, paused);
  }

  /** Workers go on; a window that got past `window.open` is closed before it runs anything. */
  private attached({ sessionId, targetInfo }: Protocol.Target.attachedToTargetPayload): void {
    const devtools = browser();
    if (targetInfo.type !== 'page') {
      devtools.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => {});
      return;
    }
    this.windowOpened(toElectron(targetInfo.url), '', '');
    devtools.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => {});
  }

  private windowOpened(url: string, frameName: string, features: string): void {
    const answered = this.openHandler?.({
      url,
      frameName,
      features,
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'default' },
    });
    if (answered?.action === 'deny') return;
    process.stderr.write(
      `stand-in: window.open('${url}') was not denied; opening it is not implemented\n`,
    );
    process.exit(1);
  }

  private async receive(message: Message, frame: FrameRecord | null, world: number): Promise<void> {
    if (message.kind === 'open')
      return this.windowOpened(toElectron(message.url), message.frameName, message.features);
    if (message.kind === 'preload-error')
      return this.preloadFailed(fromWire(message.error) as Error);
    if (!this.page) return;
    const arriving = argumentsOf(this.page, message.given, world);
    const given = arriving instanceof Promise ? await arriving : arriving;
    const event = messageEvent(this.view, frame, world);
    if (message.kind === 'send') {
      this.ipc.emit(message.channel, event, ...given);
      ipcMain.emit(message.channel, event, ...given);
      return;
    }
    const { wire, error } = await invokeHandler([this.ipc, ipcMain], message.channel, event, given);
    const expression = `__standin.settle(${message.id}, ${JSON.stringify(wire)}, ${JSON.stringify(error)})`;
    this.page?.send('Runtime.evaluate', { expression, contextId: world }).catch(() => {});
  }

  private destroyed(): void {
    if (this.gone) return;
    this.gone = true;
    this.frames.clear();
    this.page?.forget();
    this.emit('destroyed', {});
    this.owner.closed();
  }

  /** The handles that only the stand-in itself may use. */
  static inside(contents: StandinWebContents) {
    return {
      setView(view: StandinWebContents) {
        contents.view = view;
      },
      page: () => contents.opening,
      targetId: () => contents.page?.targetId ?? null,
      destroyed: () => contents.destroyed(),
      resize(size: { width: number; height: number }) {
        contents.size = size;
        return contents.applySize();
      },
    };
  }
}

true satisfies NothingInvented<StandinWebContents, Electron.WebContents>;

export type WebContents = StandinWebContents;
export type Inside = ReturnType<(typeof StandinWebContents)['inside']>;

const all = new Map<number, { contents: WebContents; inside: Inside }>();
let last = 0;

/** A new page for a window. */
export function createWebContents(owner: Owner): { contents: WebContents; inside: Inside } {
  last += 1;
  const id = last;
  const plain = new StandinWebContents(id, {
    ...owner,
    closed() {
      all.delete(id);
      owner.closed();
    },
  });
  const contents = strict('WebContents', plain);
  const inside = StandinWebContents.inside(plain);
  inside.setView(contents);
  all.set(id, { contents, inside });
  return { contents, inside };
}

/** The module `webContents`. */
export const webContents = strict('webContents', {
  getAllWebContents: () => [...all.values()].map(({ contents }) => contents),
  fromId: (id: number) => all.get(id)?.contents,
  fromDevToolsTargetId: (targetId: string) =>
    [...all.values()].find(({ inside }) => inside.targetId() === targetId)?.contents,
});

true satisfies NothingInvented<typeof webContents, typeof Electron.webContents>;
