import { createContext, use } from 'react';
import { createAttachedScanners, type AttachedScanners, type DeviceSource } from './attached-scanners.ts';
import { SCANNER_PAGE, type HidDeviceLike } from './hid-scanner.ts';
import type { SerialPortLike } from './serial-scanner.ts';

/** Those of this window; undefined where there are none, as in a test of one screen. */
export const AttachedScannersContext = createContext<AttachedScanners | undefined>(undefined);

export function useAttachedScanners(): AttachedScanners | undefined {
  return use(AttachedScannersContext);
}

/** With whatever this browser has. Electron shows no list of its own to pick from, so it has none. */
export function attachScanners(): AttachedScanners {
  return createAttachedScanners({ serial: serialOf(navigator), hid: hidOf(navigator), after });
}

interface Serial extends EventTarget {
  getPorts(): Promise<SerialPortLike[]>;
  requestPort(): Promise<SerialPortLike>;
}

interface Hid extends EventTarget {
  getDevices(): Promise<HidDeviceLike[]>;
  requestDevice(options: { filters: { usagePage: number }[] }): Promise<HidDeviceLike[]>;
}

function serialOf(browser: object): DeviceSource<SerialPortLike> | undefined {
  if (!('serial' in browser) || isElectron()) return undefined;
  const serial = browser.serial as Serial;
  return Object.assign(forwarding(serial), {
    known: () => serial.getPorts(),
    request: async () => [await serial.requestPort()],
  });
}

function hidOf(browser: object): DeviceSource<HidDeviceLike> | undefined {
  if (!('hid' in browser) || isElectron()) return undefined;
  const hid = browser.hid as Hid;
  return Object.assign(forwarding(hid), {
    known: () => hid.getDevices(),
    request: () => hid.requestDevice({ filters: [{ usagePage: SCANNER_PAGE }] }),
  });
}

/** The browser's objects only take calls on themselves, so theirs is not copied. */
function forwarding(source: EventTarget): EventTarget {
  return {
    addEventListener: source.addEventListener.bind(source),
    removeEventListener: source.removeEventListener.bind(source),
    dispatchEvent: source.dispatchEvent.bind(source),
  };
}

function isElectron(): boolean {
  return navigator.userAgent.includes('Electron/');
}

function after(ms: number, action: () => void): () => void {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
}
