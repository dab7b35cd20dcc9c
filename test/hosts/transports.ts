import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { WebSocket as NodeSocket } from 'ws';
import type { Contract } from '../../core/contract.ts';
import type { Station } from '../../main/station.ts';
import { handOutPorts } from '../../main/electron/rpc-port.ts';
import { serveBrowser } from '../../main/browser/server.ts';
import { createRouter } from '../../main/router.ts';
import * as electron from '../fakes/electron.ts';

export type StationClient = ContractRouterClient<Contract>;

/** A window's connection to a station, as each host makes it. */
export interface Connected {
  readonly client: StationClient;
  close(): Promise<void>;
}

/** Both hosts' wires over the same real station and router. */
export const transports: Readonly<Record<'electron' | 'browser', (station: Station) => Promise<Connected>>> = {
  async electron(station) {
    electron.levers.restart();
    const window = new electron.BrowserWindow({ webPreferences: {} });
    const stop = handOutPorts(window as never, createRouter(station), failed);
    const frame = new electron.WebFrame('claimstation://app/', null);
    electron.levers.ask(window.webContents, frame);
    const port = frame.sent.at(-1)?.ports[0];
    if (port === undefined) throw new Error('the page got no port');
    port.start();
    return {
      client: createORPCClient(new PortLink({ port })),
      async close() {
        stop();
        port.close();
      },
    };
  },
  async browser(station) {
    const server = await serveBrowser({
      router: createRouter(station),
      folder: mkdtempSync(join(tmpdir(), 'window-')),
      port: 0,
      failed,
    });
    const socket = openSocket(server.url);
    return {
      client: createORPCClient(new SocketLink({ websocket: socket })),
      async close() {
        socket.close();
        await server.close();
      },
    };
  },
};

function failed(error: unknown): void {
  throw error;
}

/** The browser's side of the socket, as renderer/connection makes it: token as subprotocol, Origin of the page. */
export function openSocket(url: string): WebSocket {
  const { host, origin, hash } = new URL(url);
  // The same interface as the browser's; Node's own WebSocket cannot set Origin.
  return new NodeSocket(`ws://${host}/rpc`, ['claimstation', hash.replace('#token=', '')], { origin }) as unknown as WebSocket;
}
