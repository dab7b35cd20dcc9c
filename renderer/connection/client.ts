import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { ClientRetryPlugin, type ClientRetryPluginContext } from '@orpc/client/plugins';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../core/contract.ts';
import { browserSocket } from './browser-socket.ts';
import { electronPort } from './electron-port.ts';

/** Every call of the contract. Nothing is retried unless the call says so in its context: a scan must never be sent twice. */
export type StationClient = ContractRouterClient<Contract, ClientRetryPluginContext>;

/** The client over the way that this host offers: a port from Electron's preload, or a socket to the program that served the page. */
export async function connectStation(): Promise<StationClient> {
  const plugins = [new ClientRetryPlugin<ClientRetryPluginContext>()];
  return location.protocol === 'claimstation:'
    ? createORPCClient(new PortLink({ port: await electronPort(), plugins }))
    : createORPCClient(new SocketLink({ websocket: browserSocket(), plugins }));
}
