import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads';

/**
 * As much of Electron as Claimstation uses, for tests in plain Node (vitest's alias `electron`). It records what it is told and has
 * levers, under `levers`, for what a person, a page or the system would do. Ports are real ones.
 */

class FakeEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

class App extends EventEmitter {
  isPackaged = true;
  sandboxed = false;
  exitCode: number | undefined;
  readonly paths = new Map<string, string>([['userData', join(tmpdir(), 'claimstation-electron-default')]]);
  lockTaken = false;
  #ready = Promise.withResolvers<void>();
  isReady = false;
  #quitting = false;

  enableSandbox(): void {
    requireBeforeReady('enableSandbox');
    this.sandboxed = true;
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }
  getPath(name: string): string {
    return this.paths.get(name) ?? '';
  }
  getVersion(): string {
    return '0.0.0';
  }
  requestSingleInstanceLock(): boolean {
    return !this.lockTaken;
  }
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }
  becomeReady(): void {
    this.isReady = true;
    this.#ready.resolve();
    this.emit('ready');
  }
  quit(): void {
    if (this.exitCode !== undefined) return;
    this.#quitting = true;
    if (this.#prevented('before-quit')) return;
    for (const window of BrowserWindow.getAllWindows()) window.close();
    if (this.#prevented('will-quit')) return;
    this.exit(0);
  }
  exit(code = 0): void {
    this.exitCode ??= code;
    this.emit('quit');
  }
  windowClosed(): void {
    if (!this.#quitting && BrowserWindow.getAllWindows().length === 0) this.emit('window-all-closed');
  }
  #prevented(name: string): boolean {
    const event = new FakeEvent();
    this.emit(name, event);
    return event.defaultPrevented;
  }
}

export class WebFrame {
  readonly sent: { channel: string; ports: NodePort[] }[] = [];
  readonly #onMessage: ((channel: string, ports: NodePort[]) => void) | undefined;
  readonly url: string;
  readonly parent: WebFrame | null;
  constructor(url: string, parent: WebFrame | null, onMessage?: (channel: string, ports: NodePort[]) => void) {
    this.url = url;
    this.parent = parent;
    this.#onMessage = onMessage;
  }
  postMessage(channel: string, _message: unknown, transfer: PortMain[]): void {
    const ports = transfer.map((port) => port.handOver());
    this.sent.push({ channel, ports });
    this.#onMessage?.(channel, ports);
  }
}

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

export class WebContents extends EventEmitter {
  openHandler: OpenHandler = () => ({ action: 'allow' });
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  /** What becomes of a navigation that a page begins: whether it goes on. */
  navigates(event: 'will-navigate' | 'will-redirect' | 'will-frame-navigate', url: string, isMainFrame = true): boolean {
    const details = Object.assign(new FakeEvent(), { url, isMainFrame });
    this.emit(event, details);
    return !details.defaultPrevented;
  }
  attachesWebview(): boolean {
    const event = new FakeEvent();
    this.emit('will-attach-webview', event, {}, {});
    return !event.defaultPrevented;
  }
}

export class BrowserWindow extends EventEmitter {
  static #all: BrowserWindow[] = [];
  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.#all];
  }
  static forgetAll(): void {
    BrowserWindow.#all = [];
  }
  readonly webContents = new WebContents();
  readonly options: { webPreferences: Record<string, unknown>; [name: string]: unknown };
  readonly loaded: string[] = [];
  /** What a person sees happen to the window, in order. */
  readonly seen: string[] = [];
  minimized = false;
  #destroyed = false;

  constructor(options: BrowserWindow['options']) {
    super();
    this.options = options;
    BrowserWindow.#all.push(this);
    app.emit('web-contents-created', new FakeEvent(), this.webContents);
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    return Promise.resolve();
  }
  show(): void {
    this.seen.push('show');
  }
  focus(): void {
    this.seen.push('focus');
  }
  restore(): void {
    this.minimized = false;
    this.seen.push('restore');
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  close(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    BrowserWindow.#all = BrowserWindow.#all.filter((window) => window !== this);
    this.emit('closed');
    app.windowClosed();
  }
}

/** Electron's own shape of a port in the main process, over a real one. */
class PortMain extends EventEmitter {
  readonly #port: NodePort;
  constructor(port: NodePort) {
    super();
    this.#port = port;
  }
  /** Gives the real port away, to a page. */
  handOver(): NodePort {
    return this.#port;
  }
  start(): void {
    this.#port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
    this.#port.on('close', () => this.emit('close'));
  }
  postMessage(data: unknown): void {
    this.#port.postMessage(data);
  }
  close(): void {
    this.#port.close();
  }
}

export class MessageChannelMain {
  readonly port1: PortMain;
  readonly port2: PortMain;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new PortMain(port1);
    this.port2 = new PortMain(port2);
  }
}

interface PermissionDetails {
  isMainFrame: boolean;
  requestingUrl: string;
  mediaTypes?: string[];
  mediaType?: string;
}

class Session {
  requestHandler:
    | ((contents: unknown, permission: string, callback: (granted: boolean) => void, details: PermissionDetails) => void)
    | undefined;
  checkHandler:
    | ((contents: unknown, permission: string, origin: string, details: Omit<PermissionDetails, 'requestingUrl'>) => boolean)
    | undefined;
  deviceHandler: ((details: unknown) => boolean) | undefined;
  readonly handled = new Map<string, (request: Request) => Promise<Response>>();
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>): void => {
      if (!app.isReady) throw new Error('protocol.handle before ready');
      this.handled.set(scheme, handler);
    },
  };
  setPermissionRequestHandler(handler: Session['requestHandler']): void {
    this.requestHandler = handler;
  }
  setPermissionCheckHandler(handler: Session['checkHandler']): void {
    this.checkHandler = handler;
  }
  setDevicePermissionHandler(handler: Session['deviceHandler']): void {
    this.deviceHandler = handler;
  }
  /** Whether a page gets what it asks for. Without a handler Electron says yes to everything. */
  request(permission: string, details: PermissionDetails): boolean {
    let granted = true;
    this.requestHandler?.({}, permission, (answer) => (granted = answer), details);
    return granted;
  }
  check(permission: string, origin: string, details: Omit<PermissionDetails, 'requestingUrl'>): boolean {
    return this.checkHandler?.({}, permission, origin, details) ?? true;
  }
  /** What a page's request for an address of `scheme` is answered with. */
  async fetch(address: string, method = 'GET'): Promise<Response> {
    const handler = this.handled.get(address.slice(0, address.indexOf(':')));
    if (handler === undefined) throw new Error(`nothing handles ${address}`);
    // Not a real Request: its constructor knows no scheme of ours and would tidy the address up.
    return handler({ url: address, method } as Request);
  }
}

interface MenuItem {
  role?: string;
}

export let app = new App();
export let ipcMain = new EventEmitter();
export let session = { defaultSession: new Session() };
interface Scheme {
  scheme: string;
  privileges: Record<string, boolean>;
}
export const protocol = {
  schemes: [] as Scheme[],
  registerSchemesAsPrivileged(schemes: Scheme[]): void {
    requireBeforeReady('registerSchemesAsPrivileged');
    protocol.schemes.push(...schemes);
  },
};
export const dialog = {
  boxes: [] as { title: string; content: string }[],
  showErrorBox(title: string, content: string): void {
    dialog.boxes.push({ title, content });
  },
};
export const Menu = {
  current: undefined as MenuItem[] | null | undefined,
  buildFromTemplate: (template: MenuItem[]): MenuItem[] => template,
  setApplicationMenu(menu: MenuItem[] | null): void {
    Menu.current = menu;
  },
};
/** The preload's side of IPC. What it sends arrives where `levers.page` says. */
export const ipcRenderer = Object.assign(new EventEmitter(), {
  send: (_channel: string): void => undefined,
});
export const shell = {};

export const levers = {
  /** A machine on which nothing has happened yet. */
  restart(): void {
    BrowserWindow.forgetAll();
    app = new App();
    ipcMain = new EventEmitter();
    session = { defaultSession: new Session() };
    protocol.schemes.length = 0;
    dialog.boxes.length = 0;
    Menu.current = undefined;
    ipcRenderer.removeAllListeners();
  },
  /** A frame asks for a port the way the preload does. */
  ask(contents: WebContents, frame: WebFrame | null): void {
    ipcMain.emit('claimstation:ask', { sender: contents, senderFrame: frame });
  },
  anotherStart(): void {
    app.emit('second-instance', new FakeEvent(), [], '', {});
  },
};

function requireBeforeReady(what: string): void {
  if (app.isReady) throw new Error(`${what} after ready`);
}

/** `electron-store` takes Electron by its default export. */
export default {
  get app() {
    return app;
  },
  get ipcMain() {
    return ipcMain;
  },
  shell,
};
