/** The parts of Web Serial that are used here (WICG Serial API); TypeScript's DOM types do not have it. */
export interface SerialPortLike extends EventTarget {
  readonly readable: ReadableStream<Uint8Array> | null;
  open(options: { baudRate: number; dataBits: 7 | 8; stopBits: 1 | 2; parity: 'none' | 'even' | 'odd' }): Promise<void>;
  close(): Promise<void>;
}

/**
 * Reads a scanner on a serial port, or one that shows itself as one: each line is a code. Resolves when the port is open, rejects if it
 * cannot be opened. `onGone` is called once, when it was unplugged or broke.
 * @param after runs an action once after some milliseconds; returns the way to stop it
 */
export async function openSerialScanner(
  port: SerialPortLike,
  onScan: (text: string) => void,
  onGone: () => void,
  after: (ms: number, action: () => void) => () => void,
): Promise<{ close(): Promise<void> }> {
  await port.open(LINE);
  let closing = false;
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  const lines = takeLines(onScan, after);

  async function pump(): Promise<void> {
    // A line that is disturbed ends the stream and starts another one; the port is gone only when there is none.
    while (!closing && port.readable !== null) {
      const current = port.readable.getReader();
      reader = current;
      try {
        for (let part = await current.read(); part.value !== undefined; part = await current.read()) lines.take(part.value);
        if (!closing) break;
      } catch {
        lines.forget();
      } finally {
        current.releaseLock();
      }
    }
    await port.close().catch(() => {});
    if (!closing) onGone();
  }

  const pumping = pump();
  return {
    async close() {
      closing = true;
      lines.forget();
      await reader?.cancel().catch(() => {});
      await pumping;
    },
  };
}

/** What scanners come with; 9600 is ignored by those that only pretend to be serial. */
const LINE = { baudRate: 9600, dataBits: 8, stopBits: 1, parity: 'none' } as const;

/** A code without a suffix ends with silence. At 9600 baud a character takes a millisecond. */
const SILENCE_MS = 60;
/** More than any code holds: a line that never ends is no scanner. */
const LONGEST = 4096;

/** Cuts bytes into codes at CR, LF, or both, or where nothing comes for a while. STX and ETX, which some put around a code, go. */
export function takeLines(
  onLine: (text: string) => void,
  after: (ms: number, action: () => void) => () => void,
): { take(bytes: Uint8Array): void; forget(): void } {
  let line = '';
  let cancel = () => {};
  function end(): void {
    cancel();
    const text = line.trim();
    line = '';
    if (text !== '') onLine(text);
  }
  return {
    take(bytes) {
      cancel();
      for (const byte of bytes) {
        if (byte === CR || byte === LF) end();
        else if (byte !== STX && byte !== ETX && byte < 128 && line.length < LONGEST) line += String.fromCharCode(byte);
      }
      if (line !== '') cancel = after(SILENCE_MS, end);
    },
    forget() {
      cancel();
      line = '';
    },
  };
}

const [STX, ETX, LF, CR] = [2, 3, 10, 13];
