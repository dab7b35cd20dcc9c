import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** A window's socket without a library over it, so that it can be held wrongly. */
export function upgraded(url: string): Promise<Socket> {
  const { host, port, origin, hash } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(port), host: '127.0.0.1' });
    socket.on('error', reject);
    socket.once('data', () => {
      socket.off('error', reject);
      socket.on('error', () => {});
      resolve(socket);
    });
    socket.write(
      `GET /rpc HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Protocol: claimstation, ${hash.slice(7)}\r\n\r\n`,
    );
  });
}

/** A frame as a browser writes it (RFC 6455 section 5.2), masked with zeros. */
export function maskedFrame(text: string, { opcode = 1, last = true }: { opcode?: number; last?: boolean } = {}): Buffer {
  const payload = Buffer.from(text);
  const start = (last ? 0x80 : 0) | opcode;
  const head =
    payload.length < 126
      ? Buffer.from([start, 0x80 | payload.length])
      : payload.length < 65_536
        ? Buffer.from([start, 0x80 | 126, payload.length >> 8, payload.length & 255])
        : Buffer.from([start, 0x80 | 127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => (payload.length >>> shift) & 255)]);
  return Buffer.concat([head, Buffer.alloc(4), payload]);
}
