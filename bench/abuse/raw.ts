import { connect, type Socket } from 'node:net';

/** What came back on a connection that somebody wrote bytes to. */
export interface Heard {
  /** Of the first answer; undefined where there was none. */
  readonly status: number | undefined;
  readonly text: string;
  /** The other end hung up. */
  readonly ended: boolean;
}

/**
 * Writes the pieces one after the other, each in a packet of its own, and reads until the other end hangs up, an answer is whole, or `forMs` are over.
 */
export function talkRaw(port: number, pieces: readonly (string | Buffer)[], forMs = 10_000): Promise<Heard> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const heard = (ended: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      const text = Buffer.concat(parts).toString('latin1');
      const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
      resolve({ status: status === undefined ? undefined : Number(status), text, ended });
    };
    const timer = setTimeout(() => heard(false), forMs);
    socket.on('data', (part: Buffer) => {
      parts.push(part);
      if (part.toString('latin1').startsWith('HTTP/1.1 101')) heard(false);
    });
    socket.on('error', () => {});
    socket.on('close', () => heard(true));
    socket.on('connect', () => void writeAll(socket, pieces));
  });
}

async function writeAll(socket: Socket, pieces: readonly (string | Buffer)[]): Promise<void> {
  for (const piece of pieces) {
    if (socket.destroyed) return;
    socket.write(piece);
    if (pieces.length > 1) await new Promise((resolve) => void setImmediate(resolve));
  }
  // Nothing more will come: whoever waits for the rest need not.
  socket.end();
}

/** The text in so many pieces. */
export function cutUp(text: string, pieces: number): string[] {
  const length = Math.ceil(text.length / pieces);
  return Array.from({ length: pieces }, (_, at) => text.slice(at * length, (at + 1) * length)).filter((piece) => piece !== '');
}
