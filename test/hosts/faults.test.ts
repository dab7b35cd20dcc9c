import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { ScanOutcome } from '../../core/views/outcomes.ts';
import type { StationView } from '../../core/views/station.ts';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { imei } from '../support/devices.ts';
import { fillUp, limitFiles, otherProgramWrites, smallDisk, writeProtect } from '../support/real-faults.ts';
import { endAllHosts, startBrowserHost, type HostProcess } from './browser-host.ts';
import type { StationClient } from './transports.ts';

let google: Simulator;
beforeEach(async () => {
  google = await startSimulator({ pace: 0 });
});
afterEach(async () => {
  await endAllHosts();
  await google.close();
});

const CUSTOMER = '1048576201';

/** The real host as a process, connected, and what its worker heard. */
interface Station {
  readonly folder: string;
  readonly host: HostProcess;
  readonly client: StationClient;
  /** IMEIs of the boxes that gave the accepted sound. */
  readonly accepted: string[];
  scan(): Promise<ScanOutcome>;
  /** Scans until one box is refused; the reason. */
  untilRefused(): Promise<string>;
}

function start(folder: string): HostProcess {
  return startBrowserHost(['--no-open', '--json', '--data', folder, '--zero-touch-url', google.rootUrl, '--token-url', google.tokenUrl]);
}

async function connected(folder: string): Promise<Station> {
  const host = start(folder);
  const client = await host.connect();
  await client.access.connect({ partnerId: google.partnerId, keyFile: google.keyFile });
  await client.customers.list({ refresh: true });
  await client.customers.choose({ customer: CUSTOMER });
  const accepted: string[] = [];
  let count = 0;
  const station: Station = {
    folder,
    host,
    client,
    accepted,
    async scan() {
      const device = imei((count += 1));
      const outcome = await client.packing.scan({ customer: CUSTOMER, source: 'camera', readings: [{ text: device }] });
      if (outcome.outcome === 'accepted') accepted.push(device);
      return outcome;
    },
    async untilRefused() {
      for (let tries = 0; tries < 2000; tries++) {
        const outcome = await station.scan();
        if (outcome.outcome === 'refused') return outcome.reason;
      }
      throw new Error('never refused');
    },
  };
  for (let n = 0; n < 3; n++) await station.scan();
  return station;
}

async function viewWhere(client: StationClient, wanted: (view: StationView) => boolean): Promise<StationView> {
  for await (const view of await client.station.watch()) if (wanted(view)) return view;
  throw new Error('the stream ended');
}

/** All that gave the sound is claimed, once, and nothing else is. Then the same after kill -9. */
async function expectNothingLost({ client, accepted, host, folder }: Station): Promise<StationClient> {
  await viewWhere(client, ({ total }) => total.claimed === accepted.length);
  const ledger = google.ledger().map((entry) => ({ imei: entry.imei, claims: entry.claims }));
  const byImei = (a: { imei?: string | undefined }, b: { imei?: string | undefined }) => String(a.imei).localeCompare(String(b.imei));
  expect(ledger.filter(({ claims }) => claims > 0).sort(byImei)).toEqual(accepted.map((one) => ({ imei: one, claims: 1 })).sort(byImei));
  await host.end('SIGKILL');
  const again = await start(folder).connect();
  expect(await again.shift.summary({})).toMatchObject({ total: { scanned: accepted.length, claimed: accepted.length }, balanced: true });
  return again;
}

describe('a worker scans on', () => {
  test('while the disk fills up: refused with the reason, and everything goes on by itself when there is room', async () => {
    const station = await connected(join(smallDisk(8), 'data'));
    const { client } = station;
    await viewWhere(client, ({ total }) => total.claimed === 3);
    const makeRoom = fillUp(station.folder);
    expect(await station.untilRefused()).toBe('disk-full');
    expect({
      choose: await client.customers.choose({ customer: CUSTOMER }),
      finish: await client.shift.finish(),
      settings: await client.station.change({ sound: false }),
      leave: await client.access.leave(),
    }).toMatchObject({
      choose: { outcome: 'refused', reason: 'disk-full' },
      finish: { outcome: 'refused', reason: 'disk-full' },
      settings: { sound: true, refused: 'disk-full' },
      leave: { outcome: 'refused', reason: 'disk-full' },
    });
    expect((await viewWhere(client, () => true)).store).toBe('disk-full');
    makeRoom();
    await viewWhere(client, ({ store }) => store === undefined);
    expect((await station.scan()).outcome).toBe('accepted');
    await expectNothingLost(station);
  });

  test('on a disk that goes wrong in every way, one after the other: each is refused by name, and over without a restart', async () => {
    const station = await connected(join(mkdtempSync(join(tmpdir(), 'station-')), 'data'));
    const { client, folder, host } = station;
    onTestFinished(() => rmSync(join(folder, '..'), { recursive: true }));
    await viewWhere(client, ({ total }) => total.claimed === 3);
    const journal = join(journalFolder(station), 'journal.sqlite');
    const refusedWhile = async (fault: () => () => void): Promise<unknown[]> => {
      const end = fault();
      const heard = [await station.untilRefused(), (await viewWhere(client, () => true)).store, await client.shift.finish()];
      end();
      // Nobody scans meanwhile: the station finds out by itself.
      await viewWhere(client, ({ store }) => store === undefined);
      return [...heard, (await station.scan()).outcome];
    };
    const heard = (reason: string) => [reason, reason, { outcome: 'refused', reason }, 'accepted'];

    expect(await refusedWhile(() => otherProgramWrites(journal))).toEqual(heard('locked'));
    expect(await refusedWhile(() => writeProtect(folder))).toEqual(heard('read-only'));
    expect(
      await refusedWhile(() => {
        limitFiles(host.process.pid, statSync(`${journal}-wal`).size + 4096);
        return () => limitFiles(host.process.pid, undefined);
      }),
    ).toEqual(heard('cannot-store'));
    expect(
      await refusedWhile(() => {
        renameSync(folder, `${folder}-elsewhere`);
        return () => renameSync(`${folder}-elsewhere`, folder);
      }),
    ).toEqual(heard('folder-gone'));

    // Deleted for good: no sound lies, and all that is in the open journal is written again.
    rmSync(folder, { recursive: true });
    const before = station.accepted.length;
    expect([await station.untilRefused(), station.accepted.length - before, existsSync(folder)]).toEqual(['folder-gone', 0, false]);
    expect(await client.customers.choose({ customer: CUSTOMER })).toEqual({ outcome: 'refused', reason: 'folder-gone' });
    expect(await client.station.writeAgain()).toEqual({ outcome: 'written' });
    expect((await viewWhere(client, () => true)).store).toBe(undefined);
    expect((await station.scan()).outcome).toBe('accepted');
    const again = await expectNothingLost(station);
    // The sealed account is there again too.
    expect(await again.customers.list({ refresh: true })).toMatchObject({ customers: { length: 14 } });
    expect((await viewWhere(again, () => true)).google.state).toBe('fine');
  });

  test('after the folder was replaced, and a second copy works there: nothing of either is overwritten', async () => {
    const station = await connected(join(mkdtempSync(join(tmpdir(), 'station-')), 'data'));
    const { client, folder } = station;
    onTestFinished(() => rmSync(join(folder, '..'), { recursive: true }));
    await viewWhere(client, ({ total }) => total.claimed === 3);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    const second = await connected(folder);
    expect([await station.untilRefused(), await client.station.writeAgain()]).toEqual([
      'folder-gone',
      { outcome: 'refused', reason: 'in-use' },
    ]);
    expect((await second.scan()).outcome).toBe('accepted');
    await second.host.end('SIGTERM');
    expect(await client.station.writeAgain()).toEqual({ outcome: 'written' });
    expect((await station.scan()).outcome).toBe('accepted');
    expect(readdirSync(journalFolder(station)).filter((name) => /^journal\.sqlite\.found-[\dTZ-]+$/.test(name))).toHaveLength(1);
  });
});

describe('a disk that is full from the beginning', () => {
  test('keeps the station from starting, in words, and practice from being opened', async () => {
    const folder = smallDisk(4);
    const quiet = (data: string) => startBrowserHost(['--no-open', '--json', '--data', data]);
    const host = quiet(join(folder, 'started-before'));
    const client = await host.connect();
    const makeRoom = fillUp(folder);
    expect(await client.access.practise()).toEqual({ outcome: 'refused', reason: 'disk-full' });
    await host.end('SIGTERM');
    const fresh = quiet(join(folder, 'fresh'));
    expect(await fresh.ended()).toBe(1);
    expect(fresh.stderr()).toMatch(/^Claimstation cannot \w+ .*(disk is full|disk-full|right to write).*\n$/);
    makeRoom();
    expect(await (await quiet(join(folder, 'started-before')).connect()).access.practise()).toEqual({ outcome: 'practising' });
  });
});

function journalFolder({ folder }: Station): string {
  return join(folder, 'accounts', `partner-${google.partnerId}`);
}
