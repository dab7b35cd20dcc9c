import { afterEach, describe, expect, test, vi } from 'vitest';
import { createAttachedScanners, type DeviceSource } from '../../../renderer/scan/attached-scanners.ts';
import { readReport, type HidDeviceLike } from '../../../renderer/scan/hid-scanner.ts';
import type { SerialPortLike } from '../../../renderer/scan/serial-scanner.ts';

afterEach(() => void vi.useRealTimers());

describe('a serial scanner', () => {
  test.each([
    ['CR', '\r'],
    ['LF', '\n'],
    ['CR LF', '\r\n'],
  ])('that ends its codes with %s is read line by line, however the bytes are cut', async (_, end) => {
    const { scanners, port } = await attached();
    const heard = hear(scanners);
    for (const piece of [`35462622`, `3546262${end}\u0002SER`, `IAL-1\u0003${end}`]) port.send(piece);
    await settle();
    expect(heard).toEqual(['354626223546262', 'SERIAL-1']);
    expect(port.openedWith).toEqual([{ baudRate: 9600, dataBits: 8, stopBits: 1, parity: 'none' }]);
  });

  test('that ends them with nothing is read after a silence', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { scanners, port } = await attached();
    const heard = hear(scanners);
    port.send('354626223546262');
    await settle();
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(60);
    expect(heard).toEqual(['354626223546262']);
  });

  test('that was picked before is there at once, and comes back after it was unplugged', async () => {
    const { scanners, port, source } = await attached();
    expect(scanners.current().serial).toEqual({ open: 1, refused: false });
    port.unplug();
    await settle();
    expect(scanners.current().serial).toEqual({ open: 0, refused: false });
    const heard = hear(scanners);
    port.plug();
    source.dispatchEvent(new Event('connect'));
    await settle();
    port.send('SERIAL-2\r');
    await settle();
    expect({ heard, link: scanners.current().serial }).toEqual({ heard: ['SERIAL-2'], link: { open: 1, refused: false } });
  });

  test('is picked by hand, and said to be refused when another program holds it', async () => {
    const port = new FakePort();
    const source = sourceOf<SerialPortLike>([], [port]);
    const scanners = createAttachedScanners({ serial: source, hid: undefined, after });
    await settle();
    expect(scanners.kinds).toEqual(['serial']);
    port.held = true;
    await scanners.pick('serial');
    expect(scanners.current().serial).toEqual({ open: 0, refused: true });
    port.held = false;
    await scanners.pick('serial');
    expect(scanners.current().serial).toEqual({ open: 1, refused: false });
  });

  test('is heard by the newest screen only, and by the one before when that is left', async () => {
    const { scanners, port } = await attached();
    const [packing, notice]: [string[], string[]] = [[], []];
    scanners.listen((text) => packing.push(text));
    const leave = scanners.listen((text) => notice.push(text));
    port.send('AAAAAA\r');
    await settle();
    leave();
    port.send('BBBBBB\r');
    await settle();
    expect({ packing, notice }).toEqual({ packing: ['BBBBBB'], notice: ['AAAAAA'] });
  });

  test('after a disturbed line is read on', async () => {
    const { scanners, port } = await attached();
    const heard = hear(scanners);
    port.send('3546262');
    await settle();
    port.disturb();
    await settle();
    port.send('SERIAL-3\r');
    await settle();
    expect(heard).toEqual(['SERIAL-3']);
  });
});

describe('a HID POS scanner', () => {
  test('gives a code with its AIM prefix, a long one from several reports', async () => {
    const device = new FakeHid(0x8c);
    const scanners = createAttachedScanners({ serial: undefined, hid: sourceOf<HidDeviceLike>([device]), after });
    await settle();
    const heard = hear(scanners);
    device.report(']C0', '354626223546262');
    device.report(']Q3', 'A'.repeat(56), true);
    device.report(']Q3', 'BC');
    expect(heard).toEqual([']C0354626223546262', `]Q3${'A'.repeat(56)}BC`]);
  });

  test('is no keyboard or mouse that was picked by mistake', async () => {
    const scanners = createAttachedScanners({ serial: undefined, hid: sourceOf<HidDeviceLike>([], [new FakeHid(1)]), after });
    await scanners.pick('hid');
    expect(scanners.current().hid).toEqual({ open: 0, refused: true });
  });

  test('that sends nonsense is not heard', () => {
    expect([
      readReport(new DataView(new ArrayBuffer(2))),
      readReport(reportOf(']C0', '', false)),
      readReport(new DataView(new Uint8Array(63).fill(255).buffer)),
    ]).toEqual([undefined, undefined, undefined]);
  });
});

async function attached() {
  const port = new FakePort();
  const source = sourceOf<SerialPortLike>([port]);
  const scanners = createAttachedScanners({ serial: source, hid: undefined, after });
  await settle();
  return { scanners, port, source };
}

function hear(scanners: { listen(onScan: (text: string) => void): () => void }): string[] {
  const heard: string[] = [];
  scanners.listen((text) => heard.push(text));
  return heard;
}

function sourceOf<Device>(known: readonly Device[], picked: readonly Device[] = []): DeviceSource<Device> {
  return Object.assign(new EventTarget(), { known: () => Promise.resolve(known), request: () => Promise.resolve(picked) });
}

/** A port as the browser gives it, with a wire to pull. */
class FakePort extends EventTarget implements SerialPortLike {
  readable: ReadableStream<Uint8Array> | null = null;
  held = false;
  readonly openedWith: unknown[] = [];
  #wire: ReadableStreamDefaultController<Uint8Array> | undefined;
  open(options: object): Promise<void> {
    if (this.held) return Promise.reject(new DOMException('', 'NetworkError'));
    this.openedWith.push(options);
    this.plug();
    return Promise.resolve();
  }
  close(): Promise<void> {
    this.readable = null;
    return Promise.resolve();
  }
  plug(): void {
    this.readable = new ReadableStream({ start: (wire) => void (this.#wire = wire) });
  }
  send(text: string): void {
    this.#wire?.enqueue(new TextEncoder().encode(text));
  }
  /** Ends one stream with an error and starts the next, as a parity error does. */
  disturb(): void {
    const broken = this.#wire;
    this.plug();
    broken?.error(new DOMException('', 'ParityError'));
  }
  unplug(): void {
    const broken = this.#wire;
    this.readable = null;
    broken?.error(new DOMException('', 'NetworkError'));
  }
}

class FakeHid extends EventTarget implements HidDeviceLike {
  opened = false;
  readonly collections: readonly { usagePage: number }[];
  constructor(usagePage: number) {
    super();
    this.collections = [{ usagePage }];
  }
  open(): Promise<void> {
    this.opened = true;
    return Promise.resolve();
  }
  close(): Promise<void> {
    this.opened = false;
    return Promise.resolve();
  }
  report(symbology: string, text: string, continues = false): void {
    this.dispatchEvent(Object.assign(new Event('inputreport'), { data: reportOf(symbology, text, continues) }));
  }
}

function reportOf(symbology: string, text: string, continues: boolean): DataView {
  const bytes = new Uint8Array(63);
  bytes[0] = text.length;
  bytes.set(new TextEncoder().encode(symbology), 1);
  bytes.set(new TextEncoder().encode(text), 4);
  bytes[62] = continues ? 1 : 0;
  return new DataView(bytes.buffer);
}

function after(ms: number, action: () => void): () => void {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
}

function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(() => setImmediate(resolve));
  });
}
