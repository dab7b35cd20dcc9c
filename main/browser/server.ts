import { onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { WebSocketServer } from 'ws';
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

  const http = createServer({ headersTimeout: 5000, requestTimeout: 10_000, maxHeaderSize: 16_384 }, (request, response) => {
    if (admits?.admitsFile(request) !== true || serve === undefined) {
      response.writeHead(403, { 'Content-Type': 'text/plain' }).end('Claimstation answers only its own window.');
      return;
    }
    serve(request, response).catch((error: unknown) => {
      failed(error);
      response.destroy();
    });
  });

  const sockets = new WebSocketServer({ noServer: true, maxPayload: 4 * 1024 * 1024, handleProtocols: () => SUBPROTOCOL });
  const handler = new RPCHandler(router, { interceptors: [onError(failed)] });
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (request.url !== '/rpc' || admits?.admitsSocket(request) !== true) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connected) => {
      connected.on('error', () => connected.terminate());
      void handler.upgrade(connected, { context: {} });
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
