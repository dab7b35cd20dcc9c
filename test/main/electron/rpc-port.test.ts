import type { MessagePort as NodePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { implement, type RouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { contract } from '../../../core/contract.ts';
import { handOutPorts } from '../../../main/electron/rpc-port.ts';
import * as electron from '../../fakes/electron.ts';

const settings = { colorScheme: 'auto', camera: '', sound: true, imeisPerBox: 1, batchSize: 500, quotaShare: 100 } as const;
let watching = 0;
const service = implement({
  station: { change: contract.station.change, watch: contract.station.watch },
});
const router = service.router({
  station: {
    change: service.station.change.handler(({ input }) => ({
      ...settings,
      ...input,
      ...(input.camera === undefined ? {} : { camera: `${input.camera}!` }),
    })),
    watch: service.station.watch.handler(async function* ({ signal }) {
      watching += 1;
      try {
        yield* [];
        await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      } finally {
        watching -= 1;
      }
    }),
  },
});
type Client = ContractRouterClient<typeof contract> & RouterClient<typeof router>;

let window: electron.BrowserWindow;
let stop: () => void;
const ports: NodePort[] = [];
beforeEach(() => {
  electron.levers.restart();
  window = new electron.BrowserWindow({ webPreferences: {} });
  stop = handOutPorts(window as never, router, (error) => expect.unreachable(String(error)));
});
afterEach(() => {
  stop();
  for (const port of ports.splice(0)) port.close();
});

function pageFrame(url = 'claimstation://app/', parent: electron.WebFrame | null = null): electron.WebFrame {
  return new electron.WebFrame(url, parent);
}

function clientOf(frame: electron.WebFrame): { client: Client; port: NodePort } {
  const port = frame.sent.at(-1)?.ports[0];
  if (port === undefined) throw new Error('the page got no port');
  ports.push(port);
  port.start();
  return { client: createORPCClient(new RPCLink({ port })), port };
}

const closed = (port: NodePort) => new Promise((resolve) => port.once('close', () => resolve('closed')));

describe('the page of the window', () => {
  test('gets a port when it asks, and calls the contract over it', async () => {
    const frame = pageFrame();
    electron.levers.ask(window.webContents, frame);
    expect(frame.sent.map(({ channel, ports: { length } }) => [channel, length])).toEqual([['claimstation:port', 1]]);
    const { client } = clientOf(frame);
    expect(await client.station.change({ camera: 'left' })).toEqual({
      ...settings,
      camera: 'left!',
    });
  });

  test('is told when a call does not fit the contract', async () => {
    const frame = pageFrame();
    electron.levers.ask(window.webContents, frame);
    await expect(clientOf(frame).client.station.change({ sound: 'loud' } as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('gets a new port after a reload; the old one is closed and what ran over it ends', async () => {
    const first = pageFrame();
    electron.levers.ask(window.webContents, first);
    const old = clientOf(first);
    const watch = old.client.station.watch();
    void watch
      .then(async (views) => {
        for await (const _view of views);
      })
      .catch(() => undefined);
    await vi.waitFor(() => expect(watching).toBe(1));

    const gone = closed(old.port);
    const second = pageFrame();
    electron.levers.ask(window.webContents, second);
    expect(await gone).toBe('closed');
    await vi.waitFor(() => expect(watching).toBe(0));
    expect(await clientOf(second).client.station.change({ sound: false })).toEqual({
      ...settings,
      sound: false,
    });
  });

  test.each([['garbage'], [{ i: '1', t: 3, p: null }], [undefined]])(
    'loses its port when it says %j, and the program goes on',
    async (said) => {
      const frame = pageFrame();
      electron.levers.ask(window.webContents, frame);
      const { port } = clientOf(frame);
      const gone = closed(port);
      port.postMessage(said);
      expect(await gone).toBe('closed');
      electron.levers.ask(window.webContents, frame);
      expect(await clientOf(frame).client.station.change({ sound: false })).toEqual({ ...settings, sound: false });
    },
  );

  test('loses its port when the host stops, and gets none after that', async () => {
    const frame = pageFrame();
    electron.levers.ask(window.webContents, frame);
    const gone = closed(clientOf(frame).port);
    stop();
    expect(await gone).toBe('closed');
    const late = pageFrame();
    electron.levers.ask(window.webContents, late);
    expect(late.sent).toEqual([]);
  });
});

describe('anybody else', () => {
  test.each([
    ['a page elsewhere in our window', () => pageFrame('https://example.com/')],
    ['a file of ours that is not the page', () => pageFrame('claimstation://app/assets/app.js')],
    ['a name like ours', () => pageFrame('claimstation://app.example/')],
    ['a frame inside our page', () => pageFrame('claimstation://app/', pageFrame())],
  ])('gets no port: %s', (_, make) => {
    const frame = make();
    electron.levers.ask(window.webContents, frame);
    expect(frame.sent).toEqual([]);
  });

  test('gets no port: another window, though it shows our page', () => {
    const frame = pageFrame();
    electron.levers.ask(new electron.BrowserWindow({ webPreferences: {} }).webContents, frame);
    expect(frame.sent).toEqual([]);
  });

  test('gets no port, and breaks nothing: a frame that is gone already', () => {
    expect(() => electron.levers.ask(window.webContents, null)).not.toThrow();
  });

  test('does not take the port of the page away by asking', async () => {
    const frame = pageFrame();
    electron.levers.ask(window.webContents, frame);
    const { client } = clientOf(frame);
    electron.levers.ask(window.webContents, pageFrame('https://example.com/'));
    expect(await client.station.change({ sound: false })).toEqual({ ...settings, sound: false });
  });
});
