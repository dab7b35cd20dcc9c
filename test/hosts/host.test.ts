import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StationView } from '../../core/views/station.ts';
import { luhnDigit } from '../../core/domain/luhn.ts';
import { fileSettings } from '../../main/adapters/file-settings.ts';
import { stationKeychain } from '../../main/adapters/os-keychain.ts';
import { openStation, type Station } from '../../main/station.ts';
import { transports, type Connected, type StationClient } from './transports.ts';

/** One suite over both hosts' wires: what the window can do may not depend on which host it runs in. */
describe.each(['electron', 'browser'] as const)('the window over the %s host', (host) => {
  let folder: string;
  let station: Station;
  let connected: Connected;
  let client: StationClient;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'station-'));
    const settings = fileSettings(folder);
    station = await openStation({
      dataFolder: folder,
      host,
      settings,
      keychain: stationKeychain(settings),
      endpoints: { zeroTouch: undefined, token: undefined },
      rules: { gatherMs: 50 },
      failed: (error) => expect.unreachable(String(error)),
    });
    connected = await transports[host](station);
    ({ client } = connected);
  });

  afterEach(async () => {
    await connected.close();
    await station.close();
    rmSync(folder, { recursive: true });
  });

  const practise = async () => {
    await client.access.practise();
    const { customers } = await client.customers.list({ refresh: true });
    const customer = customers.find(({ terms }) => terms === 'accepted');
    if (customer === undefined) throw new Error('practice has no customers');
    await client.customers.choose({ customer: customer.id });
    return customer;
  };

  test('shows the two doors first, and the practice customers behind the first one', async () => {
    expect(await firstView(client)).toMatchObject({ host, account: { kind: 'none' }, queue: { waiting: 0 } });
    const customer = await practise();
    expect(await firstView(client)).toMatchObject({ account: { kind: 'practice' }, customer });
  });

  test('a scanned box is stored, claimed, and summed up', async () => {
    const customer = await practise();
    const scanned = await client.packing.scan({ customer: customer.id, source: 'typed', readings: [{ text: imei(1) }] });
    expect(scanned).toMatchObject({
      outcome: 'accepted',
      box: { identifiers: { imei: imei(1) }, customer: { id: customer.id }, state: 'waiting' },
    });
    const claimed = await viewWhere(client, (view) => view.total.claimed === 1);
    expect(claimed.recent[0]).toMatchObject({
      identifiers: { imei: imei(1) },
      state: 'claimed',
      deviceId: expect.stringMatching(/^\d{17,19}$/),
    });
    expect(await client.shift.summary({})).toMatchObject({ total: { scanned: 1, claimed: 1, waiting: 0, attention: 0 }, balanced: true });
  });

  test('a carton is looked at, confirmed, stored once however often it is sent, and claimed', async () => {
    const customer = await practise();
    const rows = [1, 2, 3].map((place) => ({ place, numbers: [imei(place)] }));
    const wrong = { place: 4, numbers: [imei(4).replace(/.$/, (digit) => String((Number(digit) + 1) % 10))] };
    expect(await client.cartons.check({ customer: customer.id, rows: [...rows, wrong] })).toEqual({
      outcome: 'answered',
      rows: [{ answer: 'new' }, { answer: 'new' }, { answer: 'new' }, { answer: 'refused', reason: 'bad-check-digit' }],
    });
    expect((await firstView(client)).total.scanned).toBe(0);
    const slice = { customer: customer.id, list: crypto.randomUUID(), source: 'list' as const, rows };
    const stored = { outcome: 'answered', rows: rows.map(() => ({ answer: 'stored' })) };
    expect([await client.cartons.store(slice), await client.cartons.store(slice)]).toEqual([stored, stored]);
    const claimed = await viewWhere(client, (view) => view.total.claimed === 3);
    expect([claimed.total.scanned, claimed.recent[0]?.source]).toEqual([3, 'list']);
    expect(await client.cartons.check({ customer: customer.id, rows: rows.slice(0, 1) })).toMatchObject({
      rows: [{ answer: 'known', customer: { id: customer.id } }],
    });
  });

  test('a scan for a customer that main has not chosen stores nothing', async () => {
    const customer = await practise();
    const other = (await client.customers.list({ refresh: false })).customers.find(({ id }) => id !== customer.id);
    const scan = await client.packing.scan({ customer: other?.id ?? '', source: 'camera', readings: [{ text: imei(2) }] });
    expect(scan).toMatchObject({ outcome: 'refused', reason: 'customer-changed' });
    expect((await firstView(client)).total.scanned).toBe(0);
  });

  test('input that the contract does not know is refused by name and reaches nothing', async () => {
    const call = client.packing.scan({ customer: 'x', source: 'telepathy' as never, readings: [] });
    await expect(call).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('a window that stops watching leaves no watcher behind', async () => {
    const stop = new AbortController();
    const views = await client.station.watch(undefined, { signal: stop.signal });
    await views.next();
    stop.abort();
    await expect(views.next()).rejects.toThrow();
    // Whatever changes now, main has nobody to tell; the call below would hang behind a stuck stream.
    station.changes.emit();
    expect((await client.station.about()).host).toBe(host);
  });

  test('no call returns a secret, and settings are changed one at a time', async () => {
    expect(await client.station.change({ sound: false })).toMatchObject({ sound: false, colorScheme: 'auto' });
    const said = JSON.stringify([await client.station.about(), await firstView(client), await client.station.change({})]);
    expect(said).not.toMatch(/PRIVATE KEY|private_key|access_token/);
  });
});

async function firstView(client: StationClient): Promise<StationView> {
  return viewWhere(client, () => true);
}

async function viewWhere(client: StationClient, wanted: (view: StationView) => boolean): Promise<StationView> {
  for await (const view of await client.station.watch()) if (wanted(view)) return view;
  throw new Error('the stream ended');
}

function imei(number: number): string {
  const body = `35900000${String(number).padStart(6, '0')}`;
  return body + luhnDigit(body);
}
