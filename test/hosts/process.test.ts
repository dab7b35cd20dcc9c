import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { luhnDigit } from '../../core/domain/luhn.ts';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { endAllHosts, startBrowserHost } from './browser-host.ts';
import type { StationClient } from './transports.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'station-'));
});
afterEach(async () => {
  await endAllHosts();
  rmSync(folder, { recursive: true });
});

const quiet = (...more: string[]) => ['--no-open', '--json', '--data', folder, ...more];

describe('the browser host as a process', () => {
  test('says exactly one line when it is ready, and ends cleanly when told to', async () => {
    const host = startBrowserHost(quiet('--practice'));
    const ready = await host.ready();
    expect(ready).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/#token=.{43}$/),
      host: 'browser',
      dataDir: folder,
      pid: host.process.pid,
    });
    expect(await host.end('SIGTERM')).toBe(0);
    expect(host.stdout()).toHaveLength(1);
    expect(host.stderr()).toBe('');
  });

  test('keeps its port, so that the browser remembers the camera permission', async () => {
    const first = startBrowserHost(quiet());
    const { url } = await first.ready();
    expect(await first.end('SIGINT')).toBe(0);
    const second = startBrowserHost(quiet());
    expect(new URL((await second.ready()).url).port).toBe(new URL(url).port);
  });

  test('a second copy on the same data folder says who has it, and changes nothing', async () => {
    const first = startBrowserHost(quiet('--practice'));
    const { url, pid } = await first.ready();
    const second = startBrowserHost(quiet('--practice'));
    expect(await second.ended()).toBe(1);
    expect(second.stdout()).toEqual([]);
    expect(second.stderr()).toContain(`process ${pid}`);
    expect(second.stderr()).toContain(new URL(url).origin);
    expect(second.stderr()).not.toContain('token');
  });

  test('a folder that cannot be written to is named, with what to do', async () => {
    const host = startBrowserHost(['--no-open', '--json', '--data', '/dev/null/station']);
    expect(await host.ended()).toBe(1);
    expect(host.stderr()).toMatch(/cannot write to its data folder \/dev\/null\/station.*--data/);
  });

  test.each([
    ['--zero-touch-url', 'http://zero-touch.example/'],
    ['--token-url', 'ftp://127.0.0.1/'],
    ['--colour', 'red'],
  ])('%s %s is refused before anything starts', async (...option) => {
    const host = startBrowserHost(quiet(...option));
    expect(await host.ended()).toBe(1);
    expect(host.stderr()).toContain(option[0]);
  });
});

describe('a station connected to Google', () => {
  let google: Simulator;
  beforeEach(async () => {
    google = await startSimulator({ pace: 0 });
  });
  afterEach(() => google.close());

  const start = () => startBrowserHost(quiet('--zero-touch-url', google.rootUrl, '--token-url', google.tokenUrl));
  const connect = (client: StationClient) => client.access.connect({ partnerId: google.partnerId, keyFile: google.keyFile });
  const chooseCustomer = async (client: StationClient): Promise<string> => {
    const { customers } = await client.customers.list({ refresh: true });
    const id = customers[0]?.id ?? '';
    await client.customers.choose({ customer: id });
    return id;
  };

  test('stays connected over a restart, with its key only in the keychain and sealed on the disk', async () => {
    const first = start();
    expect(await connect(await first.connect())).toMatchObject({ outcome: 'connected', customers: 14 });
    expect(await first.end('SIGTERM')).toBe(0);
    const key: { private_key: string } = JSON.parse(google.keyFile);
    const secret = key.private_key.split('\n')[3] ?? '';
    expect(secret.length).toBeGreaterThan(30);
    for (const file of filesBelow(folder)) expect(readFileSync(file).includes(secret), file).toBe(false);

    const second = start();
    const client = await second.connect();
    expect((await client.customers.list({ refresh: true })).customers).toHaveLength(14);
    await client.access.leave();
    expect(filesBelow(folder).filter((file) => file.endsWith('account.sealed'))).toEqual([]);
    expect(await second.end('SIGTERM')).toBe(0);
    expect(second.stderr()).toBe('');
  });

  test('killed right after the accepted sound, it has the box after the restart and claims it once', async () => {
    const first = start();
    const client = await first.connect();
    await connect(client);
    const customer = await chooseCustomer(client);
    const scan = await client.packing.scan({ customer, source: 'camera', readings: [{ text: imei(1) }, { text: imei(2) }] });
    expect(scan.outcome).toBe('accepted');
    expect(await first.end('SIGKILL')).toBe('SIGKILL');

    const second = start();
    const again = await second.connect();
    for await (const view of await again.station.watch()) if (view.queue.waiting + view.queue.underWay + view.queue.unsure === 0) break;
    expect(await again.shift.summary({})).toMatchObject({ total: { scanned: 1, claimed: 1 }, balanced: true });
    expect(google.ledger().filter((entry) => entry.imei === imei(1))).toMatchObject([{ imei2: imei(2), owner: customer, claims: 1 }]);
  });

  test('without a keychain nothing is kept, and the reason is named', async () => {
    const host = startBrowserHost(quiet('--zero-touch-url', google.rootUrl, '--token-url', google.tokenUrl), {
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent',
    });
    const client = await host.connect();
    expect(await connect(client)).toEqual({ outcome: 'refused', reason: 'keychain-missing' });
    expect(filesBelow(folder).filter((file) => file.includes('sealed'))).toEqual([]);
  });

  test('a station whose keychain is gone goes on storing boxes, and claims them when it is back', async () => {
    const first = start();
    const client = await first.connect();
    await connect(client);
    const customer = await chooseCustomer(client);
    await first.end('SIGTERM');

    const locked = startBrowserHost(quiet('--zero-touch-url', google.rootUrl, '--token-url', google.tokenUrl), {
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent',
    });
    const offline = await locked.connect();
    expect(await offline.packing.scan({ customer, source: 'hand-scanner', readings: [{ text: imei(3) }] })).toMatchObject({
      outcome: 'accepted',
    });
    for await (const view of await offline.station.watch()) {
      expect(view.google.state).toBe('no-keychain');
      break;
    }
    await locked.end('SIGTERM');

    const back = await start().connect();
    for await (const view of await back.station.watch()) if (view.total.claimed === 1) break;
    expect(google.ledger().find((entry) => entry.imei === imei(3))?.claims).toBe(1);
  });

  test.each([
    ['text that is not JSON', 'PK\u0003\u0004', 'key-not-json'],
    ['another kind of key', '{"type":"authorized_user"}', 'key-not-service-account'],
    [
      'a broken private key',
      '{"type":"service_account","client_email":"a@b","private_key":"-----BEGIN PRIVATE KEY-----\\nAAAA\\n-----END PRIVATE KEY-----"}',
      'key-broken',
    ],
  ])('%s is not taken for a key file', async (_what, keyFile, reason) => {
    const client = await start().connect();
    expect(await client.access.connect({ partnerId: '123', keyFile })).toEqual({ outcome: 'refused', reason });
  });

  test('wrong partner IDs are told apart: not a number, and not ours', async () => {
    const client = await start().connect();
    expect(await client.access.connect({ partnerId: 'Acme', keyFile: google.keyFile })).toEqual({
      outcome: 'refused',
      reason: 'partner-id',
    });
    expect(await client.access.connect({ partnerId: '999', keyFile: google.keyFile })).toMatchObject({
      outcome: 'refused',
      reason: 'partner-refused',
    });
  });

  test('Google out of reach and a key that Google refuses are told apart', async () => {
    const client = await start().connect();
    google.levers.failNext = [{ method: 'token', status: 401, times: 5 }];
    expect(await connect(client)).toMatchObject({ outcome: 'refused', reason: 'key-refused' });
    google.levers.failNext = [];
    google.levers.offline = true;
    expect(await connect(client)).toMatchObject({ outcome: 'refused', reason: 'offline' });
    google.levers.offline = false;
    expect(await connect(client)).toMatchObject({ outcome: 'connected' });
  });
});

function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function imei(number: number): string {
  const body = `35911100${String(number).padStart(6, '0')}`;
  return body + luhnDigit(body);
}
