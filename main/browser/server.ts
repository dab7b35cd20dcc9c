import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { answering } from '../calls.ts';
import type { StationRouter } from '../router.ts';
import { files } from './files.ts';
import { gate, SUBPROTOCOL, type Gate } from './gate.ts';

/** The browser host's wire: the window's files and one socket, on this computer only. */
export interface BrowserServer {
  /** Opens the window: the token is in the fragment, which no server and no log ever sees. */
  readonly url: string;
  readonly port: number;
  /** Windows that are connected now. */
  windows(): number;
  close(): Promise<void>;
}

export interface BrowserServerOptions {
  readonly router: StationRouter;
  /** The built window. */
  readonly folder: string;
  /** 0 for any. A port that is taken is replaced by a free one: the window does not care, only a remembered camera permission does. */
  readonly port: number;
  readonly failed: (error: unknown) => void;
}

export async function serveBrowser({ router, folder, port, failed }: BrowserServerOptions): Promise<BrowserServer> {
  const token = randomBytes(32).toString('base64url');
  // Filled when the port is known; nothing is served before.
  let serve: ReturnType<typeof files> | undefined;
  let admits: Gate | undefined;

  const http = createServer(HTTP_LIMITS, (request, response) => {
    if (admits?.admitsFile(request) !== true || serve === undefined) {
      response.writeHead(403, { 'Content-Type': 'text/plain' }).end('Claimstation answers only its own window.');
      return;
    }
    serve(request, response).catch((error: unknown) => {
      failed(error);
      response.destroy();
    });
  });
  const guests = new Set<Socket>();
  http.on('connection', (socket) => {
    const [oldest] = guests;
    if (guests.size >= MOST_GUESTS) oldest?.destroy();
    guests.add(socket);
    socket.once('close', () => guests.delete(socket));
  });
  http.timeout = LONGEST_SILENCE;

  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE, handleProtocols: () => SUBPROTOCOL });
  const answer = answering(router, failed);
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (request.url !== '/rpc' || admits?.admitsSocket(request) !== true) {
      // Whoever does not hang up after it would hold the connection for ever.
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () => socket.destroy());
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connected) => {
      guests.delete(request.socket);
      const [oldest] = sockets.clients;
      // The newest is the one that a person looks at.
      if (sockets.clients.size > MOST_WINDOWS) oldest?.terminate();
      talk(connected, answer);
    });
  });

  const listening = await listen(http, port);
  const origin = `http://127.0.0.1:${listening}`;
  admits = gate(listening, token);
  serve = files(folder, origin);
  return {
    url: `${origin}/#token=${token}`,
    port: listening,
    windows: () => sockets.clients.size,
    async close() {
      for (const client of sockets.clients) client.terminate();
      await new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      });
    },
  };
}

/** A window that does not read what it asked for is not heard until it has. */
function talk(socket: WebSocket, answer: ReturnType<typeof answering>): void {
  const caller = answer({
    send: (frame) =>
      new Promise((resolve) => {
        socket.send(frame, () => {
          if (socket.isPaused && socket.bufferedAmount < MOST_UNREAD) socket.resume();
          resolve();
        });
        if (socket.bufferedAmount >= MOST_UNREAD) socket.pause();
      }),
    cut: () => socket.terminate(),
  });
  socket.on('error', () => socket.terminate());
  // Text comes as a string here, and bytes as bytes.
  socket.addEventListener('message', ({ data }) => caller.heard(data));
  socket.on('close', () => caller.gone());
}

/** Headers within 5 s and a request within 10 s, looked at every second where Node looks every 30: the window loads a few files from this very computer. */
const HTTP_LIMITS = {
  headersTimeout: 5000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1000,
  maxHeaderSize: 16_384,
};

/** Milliseconds without a byte, as of somebody who asks for a file and does not read it. The socket of a window has no such end: it may be quiet all night. */
const LONGEST_SILENCE = 30_000;

/**
 * Connections that are no window's socket. A browser needs six for the files. Each takes one of the few thousand files that a program may have
 * open (1024 on some systems), which the journal and the way to Google need too. The oldest makes room, so that a window comes in however many
 * wait at the door.
 */
const MOST_GUESTS = 256;

/** Windows and tabs with this start's token, dead ones included until they are found out. */
const MOST_WINDOWS = 16;

/** Bytes of one message to us, in however many pieces. The longest that the contract knows are 10,000 boxes to be sent again (0.4 MB) and 64 codes (1.6 MB). */
const LONGEST_MESSAGE = 4 * 1024 * 1024;

/** Bytes of answers that a window has not read. Beyond it nothing more is heard from it, until it has read. */
const MOST_UNREAD = 8 * 1024 * 1024;

function listen(http: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      if (port === 0 || (error.code !== 'EADDRINUSE' && error.code !== 'EACCES')) reject(error);
      else resolve(listen(http, 0));
    });
    http.listen(port, '127.0.0.1', () => {
      http.removeAllListeners('error');
      const address = http.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
