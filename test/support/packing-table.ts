import { join } from 'node:path';
import { startClaiming, type Claiming, type ClaimingRules } from '../../core/services/claiming.ts';
import { packing, type Packing, type Scan } from '../../core/services/packing.ts';
import { sqliteJournal, type SqliteJournal } from '../../main/adapters/sqlite/journal.ts';
import type { DeviceIdentifiers } from '../../core/domain/device-record.ts';
import { requestBudget } from '../../core/services/budget.ts';
import { seededChance } from './chance.ts';
import { codes } from './devices.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';
import { fakeGoogle, type FakeGoogle } from './fake-google.ts';

/** A packing table: the real journal and services, with a clock that we hold and Google in memory. */
export interface PackingTable {
  readonly clock: FakeClock;
  readonly google: FakeGoogle;
  readonly bugs: unknown[];
  journal(): SqliteJournal;
  claiming(): Claiming;
  packing(): Packing;
  /** Chooses the customer and scans one box. */
  scan(customer: string, ...imeis: string[]): Scan;
  /** Accepts one box by whatever names it; its ID. */
  accept(customer: string, identifiers: DeviceIdentifiers): string;
  /** Wants a claimed box let go, and claimed for the other customer where there is one. */
  release(box: string, next?: string): void;
  /** The process dies, at whatever it does, and a new one opens the same file; `opened` comes before the claiming begins. */
  killAndRestart(opened?: (journal: SqliteJournal) => void): void;
  /** Time passes until nothing is left to wait for. */
  finish(): Promise<void>;
  /** From now on the disk takes no new page, or takes as many as it likes. */
  diskFull(full: boolean): void;
  close(): void;
}

export function packingTable(
  folder: string,
  {
    seed = 1,
    tickMs = 0,
    rules = {},
    share,
  }: { seed?: number; tickMs?: number; rules?: Partial<ClaimingRules>; share?: () => number } = {},
): PackingTable {
  const clock = fakeClock({ tickMs });
  const newBudget = () => (share === undefined ? undefined : requestBudget({ now: clock.passed, after: clock.after, share }));
  let budget = newBudget();
  const google = fakeGoogle(clock, { room: async () => budget?.room(), waitMs: () => budget?.waitMs() ?? 0 });
  const chance = seededChance(seed);
  const bugs: unknown[] = [];
  const file = join(folder, 'journal.sqlite');

  const open = (opened: (journal: SqliteJournal) => void = () => {}) => {
    const journal = sqliteJournal({ file, station: 'station-1', clock, chance });
    // What these tests are about survives the death of the process; only a power cut needs the sync, which they do not try.
    journal.database.exec('PRAGMA synchronous = OFF');
    opened(journal);
    const claiming = startClaiming({
      journal,
      zeroTouch: google,
      station: 'station-1',
      clock,
      chance,
      rules: () => rules,
      changed: () => {},
      failed: (error) => bugs.push(error),
    });
    return { journal, claiming, table: packing({ journal, chance, accepted: claiming.wake }) };
  };
  let parts = open();
  const close = (): void => {
    void parts.claiming.stop();
    parts.journal.close();
  };

  const choose = (customer: string): void => {
    if (parts.journal.currentCustomer()?.id === customer) return;
    parts.journal.append([{ type: 'customer-chosen', body: { customer: named(customer) } }]);
  };

  return {
    clock,
    google,
    bugs,
    journal: () => parts.journal,
    claiming: () => parts.claiming,
    packing: () => parts.table,
    scan(customer, ...imeis) {
      choose(customer);
      return parts.table.scan(customer, 'camera', codes(...imeis));
    },
    accept(customer, { imei, imei2, meid, serialNumber, manufacturer, model }) {
      const box = chance.id();
      const names = { imei, imei2, meid, serialNumber, manufacturer, model };
      const given = Object.fromEntries(Object.entries(names).filter(([, value]) => value !== undefined));
      parts.journal.append([{ type: 'box-accepted', body: { box, ...given, customer: named(customer), source: 'typed' } }]);
      parts.claiming.wake();
      return box;
    },
    release(box, next) {
      parts.journal.append([{ type: 'release-asked', body: { box, ...(next === undefined ? {} : { next: named(next) }) } }]);
      parts.claiming.wake();
    },
    killAndRestart(opened) {
      close();
      budget = newBudget();
      parts = open(opened);
    },
    finish: () => clock.runUntil(() => false, 6 * 3_600_000),
    diskFull: (full) => parts.journal.database.exec(`PRAGMA max_page_count = ${full ? 1 : 1_000_000}`),
    close,
  };
}

function named(customer: string) {
  return { id: customer, name: `Customer ${customer}` };
}
