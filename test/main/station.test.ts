import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fileSettings } from '../../main/adapters/file-settings.ts';
import { openStation, type Station } from '../../main/station.ts';
import type { StationOptions } from '../../main/station-options.ts';
import { StationRefusal } from '../../main/station-refusal.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { codes, imei } from '../support/devices.ts';
import { fastClock } from '../support/fast-clock.ts';
import { temporaryFolder } from '../support/folder.ts';
import { memoryKeychain, type MemoryKeychain } from '../support/keychain.ts';
import { testSimulator } from '../support/simulator.ts';
import { until } from '../support/until.ts';

const northwind = '1048576201';

interface Place {
  readonly folder: string;
  readonly keychain: MemoryKeychain;
  readonly google: Simulator;
  readonly bugs: unknown[];
  open(about?: Partial<StationOptions>): Promise<Station>;
}

async function place(): Promise<Place> {
  const folder = temporaryFolder();
  const keychain = memoryKeychain();
  const google = await testSimulator();
  const bugs: unknown[] = [];
  return {
    folder,
    keychain,
    google,
    bugs,
    async open(about = {}) {
      const station = await openStation({
        dataFolder: folder,
        host: 'browser',
        settings: fileSettings(folder),
        keychain,
        endpoints: { zeroTouch: google.rootUrl, token: google.tokenUrl },
        clock: fastClock(20),
        rules: { gatherMs: 100, doubtMs: 2000 },
        failed: (error) => bugs.push(error),
        ...about,
      });
      onTestFinished(() => station.close());
      return station;
    },
  };
}

/** Chooses the first of the customers and scans a box for it. */
async function packOne(station: Station, device: string): Promise<string | undefined> {
  await station.session()?.directory.list(true);
  station.session()?.directory.choose(northwind);
  return station.session()?.packing.scan(northwind, 'camera', codes(device)).outcome;
}

const journals = (folder: string) =>
  ['practice', 'partner-3141592653'].filter((name) => existsSync(join(folder, 'accounts', name, 'journal.sqlite')));

describe('a new station', () => {
  test('stands in front of two doors and keeps nothing', async () => {
    const { folder, open } = await place();
    const station = await open();
    expect([station.view(), station.session(), journals(folder)]).toMatchObject([
      { account: { kind: 'none' }, queue: { waiting: 0 }, recent: [] },
      undefined,
      [],
    ]);
  });

  test('practises on with a new simulator when the file of the old one is damaged, which is kept', async () => {
    const { folder, bugs, open } = await place();
    const first = await open();
    await first.practise();
    await packOne(first, imei(1));
    await until(() => first.view().total.claimed === 1);
    await first.close();
    const practice = join(folder, 'accounts/practice');
    writeFileSync(join(practice, 'simulator.json'), '{"version":1,"world":');
    const again = await open();
    expect(await packOne(again, imei(2))).toBe('accepted');
    await until(() => again.view().total.claimed === 2);
    const broken = readdirSync(practice).filter((name) => name.startsWith('simulator.broken-'));
    expect([broken.map((name) => readFileSync(join(practice, name), 'utf8')), bugs]).toEqual([['{"version":1,"world":'], []]);
  });

  test('practises: scans and claims from end to end, and nothing reaches Google', async () => {
    const { folder, google, bugs, open } = await place();
    const station = await open();
    await station.practise();
    expect(await packOne(station, imei(1))).toBe('accepted');
    await until(() => station.view().total.claimed === 1);
    expect([station.view(), google.ledger(), journals(folder), bugs]).toMatchObject([
      {
        account: { kind: 'practice' },
        customer: { id: northwind },
        balanced: true,
        google: { state: 'fine' },
        recent: [{ name: { value: imei(1) }, state: 'claimed' }],
      },
      [],
      ['practice'],
      [],
    ]);
  });

  test('connects, claims, and is still connected after a restart', async () => {
    const { google, open } = await place();
    const station = await open();
    expect(await station.connect(` ${google.partnerId} `, google.keyFile)).toEqual({
      outcome: 'connected',
      customers: 14,
      serviceAccount: expect.stringContaining('@'),
    });
    await packOne(station, imei(1));
    await until(() => station.view().total.claimed === 1);
    await station.close();
    const again = await open();
    await until(() => again.session()?.claiming() !== undefined);
    await packOne(again, imei(2));
    await until(() => again.view().total.claimed === 2);
    expect([again.view().account, google.ledger().map(({ owner, claims }) => [owner, claims])]).toEqual([
      { kind: 'google', partnerId: google.partnerId, serviceAccount: expect.any(String) },
      [
        [northwind, 1],
        [northwind, 1],
      ],
    ]);
  });

  test('keeps neither key nor account of a connection that does not work, and no plaintext of one that does', async () => {
    const { folder, google, keychain, open } = await place();
    const station = await open();
    expect([await station.connect('42', google.keyFile), keychain.secret, station.view().account]).toMatchObject([
      { outcome: 'refused', reason: 'partner-refused' },
      undefined,
      { kind: 'none' },
    ]);
    await station.connect(google.partnerId, google.keyFile);
    expect(readFileSync(join(folder, 'account.sealed')).includes('PRIVATE KEY')).toBe(false);
  });
});

describe('accounts', () => {
  test('have a journal each: a box of practice never leaves for Google, and comes back in practice only', async () => {
    const { folder, google, open } = await place();
    const station = await open();
    await station.practise();
    await packOne(station, imei(1));
    await station.leave();
    expect(station.view().account).toEqual({ kind: 'none' });
    await station.connect(google.partnerId, google.keyFile);
    expect([station.view().recent, journals(folder)]).toEqual([[], ['practice', 'partner-3141592653']]);
    await station.leave();
    await station.practise();
    expect([station.view().recent.map((box) => box.identifiers.imei), google.ledger()]).toEqual([[imei(1)], []]);
  });

  test('that are left are forgotten, and their boxes wait until they are connected again', async () => {
    const { folder, google, keychain, open } = await place();
    const station = await open();
    await station.connect(google.partnerId, google.keyFile);
    await station.session()?.directory.list(true);
    google.levers.offline = true;
    expect(await packOne(station, imei(1))).toBe('accepted');
    await station.leave();
    google.levers.offline = false;
    expect([keychain.secret, existsSync(join(folder, 'account.sealed')), google.ledger()]).toEqual([undefined, false, []]);
    await station.connect(google.partnerId, google.keyFile);
    await until(() => station.view().total.claimed === 1);
    expect(google.ledger()).toMatchObject([{ imei: imei(1), owner: northwind, claims: 1 }]);
  });
});

describe('the keychain', () => {
  const connected = async () => {
    const here = await place();
    const station = await here.open();
    await station.connect(here.google.partnerId, here.google.keyFile);
    await station.session()?.directory.list(true);
    await station.close();
    return here;
  };

  test('that is locked lets boxes be scanned, and they are claimed when it is open', async () => {
    const { google, keychain, open } = await connected();
    keychain.state = 'locked';
    const station = await open();
    await until(() => station.view().google.state === 'no-keychain');
    expect(await packOne(station, imei(1))).toBe('accepted');
    keychain.state = 'ready';
    expect(await station.reopen()).toEqual({ state: 'fine' });
    await until(() => station.view().total.claimed === 1);
    expect(google.ledger()).toMatchObject([{ imei: imei(1), owner: northwind, claims: 1 }]);
  });

  test('that answers when its account was left for practice opens no way to Google for practice', async () => {
    const { google, keychain, bugs, open } = await connected();
    let answer = (): void => {};
    keychain.asking = new Promise((resolve) => {
      answer = resolve;
    });
    const station = await open();
    const left = station.leave();
    answer();
    await left;
    await station.practise();
    google.levers.offline = true;
    // Practice lists its own customers: it is not offline.
    const list = await station.session()?.directory.list(true);
    expect([list?.trouble, station.view().google, bugs]).toEqual([undefined, { state: 'fine' }, []]);
  });

  test('is nothing to practice', async () => {
    const { keychain, open } = await place();
    keychain.state = 'missing';
    const station = await open();
    await station.practise();
    expect([await station.reopen(), station.view().google]).toEqual([{ state: 'fine' }, { state: 'fine' }]);
  });
});

describe('impatient people', () => {
  test('who click practice twice open it once', async () => {
    const { bugs, open } = await place();
    const station = await open();
    await Promise.all([station.practise(), station.practise(), station.practise()]);
    expect([await packOne(station, imei(1)), station.view().account, bugs]).toEqual(['accepted', { kind: 'practice' }, []]);
  });

  test('who connect twice are connected once, and every box is claimed once', async () => {
    const { google, bugs, open } = await place();
    const station = await open();
    const outcomes = await Promise.all([1, 2, 3].map(() => station.connect(google.partnerId, google.keyFile)));
    expect(outcomes.map((one) => (one.outcome === 'refused' ? one.reason : one.outcome)).sort()).toEqual([
      'connected',
      'connected-already',
      'connected-already',
    ]);
    await packOne(station, imei(1));
    await until(() => station.view().total.claimed === 1);
    await station.close();
    const again = await open();
    await until(() => again.session()?.claiming() !== undefined);
    expect([google.ledger().map(({ claims, attempts }) => [claims, attempts]), bugs]).toEqual([[[1, 1]], []]);
  });

  test('who click both doors at once come through one, and no claiming goes on behind the other', async () => {
    const { folder, google, open } = await place();
    const station = await open();
    await Promise.all([station.connect(google.partnerId, google.keyFile), station.practise()]);
    const account = station.view().account.kind;
    await station.leave();
    await station.close();
    expect([['google', 'practice'].includes(account), journals(folder).length > 0]).toEqual([true, true]);
    // Whatever was opened is closed: the folder can be had again.
    expect((await open()).view().account.kind).toBe('none');
  });

  test('who close while a connection is being tried leave nothing open', async () => {
    const { google, open } = await place();
    google.levers.delayMs = 150;
    const station = await open();
    const connecting = station.connect(google.partnerId, google.keyFile);
    await until(() => true);
    await station.close();
    await connecting;
    expect(station.session()).toBeUndefined();
  });
});

test('a second station on the same data is refused, and gets it when the first is closed', async () => {
  const { open } = await place();
  const first = await open();
  await expect(open()).rejects.toThrow(StationRefusal);
  await first.close();
  expect((await open()).view().account).toEqual({ kind: 'none' });
});

test('a station that started in practice for once remembers its account', async () => {
  const { google, open } = await place();
  const station = await open();
  await station.connect(google.partnerId, google.keyFile);
  await station.close();
  const once = await open({ practice: true });
  expect(once.view().account).toEqual({ kind: 'practice' });
  await once.leave();
  await once.practise();
  await once.close();
  expect((await open()).view().account).toMatchObject({ kind: 'google' });
});
