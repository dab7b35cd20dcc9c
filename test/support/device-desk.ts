import { join } from 'node:path';
import { directory } from '../../core/services/directory.ts';
import { devices, type Devices } from '../../core/services/devices.ts';
import type { PartnerApi } from '../../core/ports/partner-api.ts';
import { fileCustomerCache } from '../../main/adapters/file-customer-cache.ts';
import { googleCredentials } from '../../main/adapters/google/credentials.ts';
import type { SqliteJournal } from '../../main/adapters/sqlite/journal.ts';
import type { Failure } from '../../simulator/levers.ts';
import type { Simulator } from '../../simulator/simulator.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';
import { temporaryFolder } from './folder.ts';
import { accepted, northwind, openJournal } from './journal.ts';
import { testSimulator } from './simulator.ts';

/** A desk at which people ask about devices: the real services, journal and client, the simulator at the other end, and no claiming loop. */
export interface DeviceDesk {
  readonly simulator: Simulator;
  /** Google, for what somebody else does there. */
  readonly google: PartnerApi;
  readonly journal: SqliteJournal;
  readonly devices: Devices;
  readonly clock: FakeClock;
  /** The methods that the desk itself has called, in order. */
  readonly asked: string[];
  /** Once the desk has called this method, the simulator fails so. */
  failAfter(method: string, failure: Failure): void;
  /** How often the claiming loop was woken. */
  woken(): number;
  /** The credentials are out of reach from now on. */
  lock(): void;
  /** Claims a device at Google for a customer: its ID. */
  claim(imei: string, customer?: string): Promise<string>;
  /** A box of this station that was claimed. */
  claimedBox(id: string, imei: string): Promise<string>;
  /** Bodies of the events of this type. */
  events(type: string): unknown[];
}

export async function deviceDesk(): Promise<DeviceDesk> {
  const simulator = await testSimulator();
  const found = googleCredentials({ zeroTouch: simulator.rootUrl, token: simulator.tokenUrl }).read(simulator.keyFile);
  if (typeof found === 'string') throw new Error(found);
  const google = found.zeroTouch(simulator.partnerId);
  const asked: string[] = [];
  const clock = fakeClock();
  const journal = openJournal({ clock });
  let locked = false;
  let woken = 0;
  const failures = new Map<string, Failure>();
  const own = heard(google, asked, (name) => {
    const failure = failures.get(name);
    if (failure !== undefined) simulator.levers.failNext.push(failure);
    failures.delete(name);
  });
  const partner = (): PartnerApi | undefined => (locked ? undefined : own);
  const customers = directory({ journal, clock, zeroTouch: partner, cache: fileCustomerCache(join(temporaryFolder(), 'customers.json')) });
  await customers.list(true);
  asked.length = 0;

  const claim = async (imei: string, customer = northwind.id): Promise<string> => {
    const answer = await google.claimOne({ customer, identifiers: { imei }, metadata: {} });
    if (!answer.ok) throw new Error(answer.trouble.code);
    return answer.value;
  };
  return {
    simulator,
    google,
    journal,
    clock,
    asked,
    claim,
    devices: devices({ journal, clock, directory: customers, partner, wake: () => void (woken += 1) }),
    failAfter: (method, failure) => void failures.set(method, failure),
    woken: () => woken,
    lock: () => void (locked = true),
    async claimedBox(id, imei) {
      const deviceId = await claim(imei);
      journal.append([accepted(id, imei), { type: 'box-claimed', body: { box: id, deviceId, how: 'at-once' } }]);
      return deviceId;
    },
    events: (type) =>
      journal.database.all('SELECT body FROM events WHERE type = ? ORDER BY seq', type).map((row) => JSON.parse(String(row['body']))),
  };
}

/** Every method writes its name down when it is called, and tells when it was answered. */
function heard(api: PartnerApi, names: string[], answered: (name: string) => void): PartnerApi {
  return new Proxy(api, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]): Promise<unknown> => {
        names.push(String(name));
        const answer: unknown = await Reflect.apply(value, target, given);
        answered(String(name));
        return answer;
      };
    },
  });
}
