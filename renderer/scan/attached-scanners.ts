import { createStore, type Store } from '../connection/station-store.ts';
import { openHidScanner, SCANNER_PAGE, type HidDeviceLike } from './hid-scanner.ts';
import { openSerialScanner, type SerialPortLike } from './serial-scanner.ts';

export type ScannerKind = 'serial' | 'hid';

/** `refused` after a device that was picked did not open, such as a port that another program holds. */
export interface ScannerLink {
  readonly open: number;
  readonly refused: boolean;
}

/** Scanners that are no keyboards. They are picked once by hand; the browser remembers that, and so they come back by themselves. */
export interface AttachedScanners extends Store<Readonly<Record<ScannerKind, ScannerLink>>> {
  /** What this window can have at all. */
  readonly kinds: readonly ScannerKind[];
  /** Lets the worker pick one. Only after a touch or a key. */
  pick(kind: ScannerKind): Promise<void>;
  /** Hears each code; returns the way to stop. The last one that listens gets it, as the newest screen is the one that is seen. */
  listen(onScan: (text: string) => void): () => void;
}

/** The parts of `navigator.serial` and `navigator.hid` that are used here. */
export interface DeviceSource<Device> extends EventTarget {
  /** Those that were picked before. */
  known(): Promise<readonly Device[]>;
  /** Shows the browser's own list; empty if nothing was picked. */
  request(): Promise<readonly Device[]>;
}

export interface AttachedScannersOptions {
  readonly serial: DeviceSource<SerialPortLike> | undefined;
  readonly hid: DeviceSource<HidDeviceLike> | undefined;
  readonly after: (ms: number, action: () => void) => () => void;
}

export function createAttachedScanners({ serial, hid, after }: AttachedScannersOptions): AttachedScanners {
  const NONE: ScannerLink = { open: 0, refused: false };
  const store = createStore<Readonly<Record<ScannerKind, ScannerLink>>>({ serial: NONE, hid: NONE });
  const listeners: ((text: string) => void)[] = [];
  const open = new Map<EventTarget, { close(): Promise<void> } | undefined>();
  const onScan = (text: string) => listeners.at(-1)?.(text);

  function change(kind: ScannerKind, by: number, refused: boolean): void {
    const links = store.current();
    store.change({ ...links, [kind]: { open: links[kind].open + by, refused } });
  }

  async function attach(
    kind: ScannerKind,
    device: EventTarget,
    start: (onGone: () => void) => Promise<{ close(): Promise<void> }>,
  ): Promise<void> {
    if (open.has(device)) return;
    // Taken before it is open, or a second event would open it twice.
    open.set(device, undefined);
    const gone = () => {
      if (open.delete(device)) change(kind, -1, false);
    };
    try {
      open.set(device, await start(gone));
      change(kind, 1, false);
    } catch {
      open.delete(device);
      change(kind, 0, true);
    }
  }

  const attachSerial = (port: SerialPortLike) => attach('serial', port, (onGone) => openSerialScanner(port, onScan, onGone, after));
  const attachHid = (device: HidDeviceLike) =>
    device.collections.some(({ usagePage }) => usagePage === SCANNER_PAGE)
      ? attach('hid', device, () => openHidScanner(device, onScan))
      : change('hid', 0, true);

  async function again(): Promise<void> {
    for (const port of (await serial?.known().catch(() => [])) ?? []) await attachSerial(port);
    for (const device of (await hid?.known().catch(() => [])) ?? []) await attachHid(device);
  }

  hid?.addEventListener('disconnect', (event) => {
    const device = 'device' in event && event.device instanceof EventTarget ? event.device : undefined;
    if (device === undefined || !open.has(device)) return;
    void open.get(device)?.close();
    open.delete(device);
    change('hid', -1, false);
  });
  serial?.addEventListener('connect', () => void again());
  hid?.addEventListener('connect', () => void again());
  void again();

  return {
    current: store.current,
    subscribe: store.subscribe,
    kinds: [...(serial === undefined ? [] : ['serial' as const]), ...(hid === undefined ? [] : ['hid' as const])],
    async pick(kind) {
      if (kind === 'serial') for (const port of (await serial?.request().catch(() => [])) ?? []) await attachSerial(port);
      else for (const device of (await hid?.request().catch(() => [])) ?? []) await attachHid(device);
    },
    listen(onCode) {
      listeners.push(onCode);
      return () => {
        const at = listeners.lastIndexOf(onCode);
        if (at >= 0) listeners.splice(at, 1);
      };
    },
  };
}
