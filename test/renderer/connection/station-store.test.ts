import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { ClientRetryPlugin, type ClientRetryPluginContext } from '@orpc/client/plugins';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, expect, test } from 'vitest';
import { contract } from '../../../core/contract.ts';
import { type StationView } from '../../../core/views/station.ts';
import type { StationClient } from '../../../renderer/connection/client.ts';
import { createStationStore, type StationState } from '../../../renderer/connection/station-store.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

test('the window says that nobody answers, keeps what it knew, and is right again with the first view that comes', async () => {
  let visits = 0;
  const client = serve(async function* () {
    visits++;
    yield view(visits);
    if (visits === 1) throw new Error('the program went away');
    await new Promise(() => {});
  });
  const store = createStationStore(client, 5);
  closing.push(store.stop);
  const seen = await statesUntil(store, (state) => state.view?.total.scanned === 2);
  expect(seen.map(({ connection, view: heard }) => [connection, heard?.total.scanned])).toEqual([
    ['live', 1],
    ['lost', 1],
    ['live', 2],
  ]);
});

test('a program that ends the stream in good order is asked again', async () => {
  let visits = 0;
  const client = serve(async function* () {
    visits++;
    yield view(visits);
  });
  const store = createStationStore(client, 5);
  closing.push(store.stop);
  const seen = await statesUntil(store, (state) => state.view?.total.scanned === 3);
  expect(seen.map(({ connection }) => connection)).toEqual(['live', 'lost', 'live', 'lost', 'live']);
});

/** A station that only streams, over a real port. */
function serve(watch: () => AsyncGenerator<StationView>): Pick<StationClient, 'station'> {
  const station = implement({ station: { watch: contract.station.watch } });
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(station.router({ station: { watch: station.station.watch.handler(watch) } })).upgrade(port1);
  port1.start();
  port2.start();
  closing.push(() => port2.close());
  return createORPCClient(new RPCLink({ port: port2, plugins: [new ClientRetryPlugin<ClientRetryPluginContext>()] }));
}

function statesUntil(store: ReturnType<typeof createStationStore>, enough: (state: StationState) => boolean): Promise<StationState[]> {
  const seen: StationState[] = [];
  return new Promise((resolve) => {
    const stop = store.subscribe(() => {
      seen.push(store.current());
      if (!enough(store.current())) return;
      stop();
      resolve(seen);
    });
  });
}

function view(scanned: number): StationView {
  return {
    host: 'browser',
    account: { kind: 'practice' },
    total: { scanned, claimed: 0, waiting: scanned, attention: 0, released: 0, undone: 0 },
    repeated: 0,
    refused: 0,
    balanced: true,
    tables: 'right',
    fromBefore: 0,
    queue: { waiting: scanned, underWay: 0, unsure: 0, held: 0 },
    google: { state: 'fine' },
    operations: [],
    recent: [],
    settings: { colorScheme: 'auto', camera: '', sound: true, imeisPerBox: 1, batchSize: 500, quotaShare: 100 },
  };
}
