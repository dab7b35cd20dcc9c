import { join } from 'node:path';
import { startClaiming, type Claiming, type ClaimingRules } from '../../core/services/claiming.ts';
import { packing, type Packing, type Scan } from '../../core/services/packing.ts';
import { sqliteJournal, type SqliteJournal } from '../../main/adapters/sqlite/journal.ts';
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
  { seed = 1, tickMs = 0, rules = {} }: { seed?: number; tickMs?: number; rules?: Partial<ClaimingRules> } = {},
): PackingTable {
  const clock = fakeClock({ tickMs });
  const google = fakeGoogle(clock);
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
      clock,
      chance,
      rules,
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

  return {
    clock,
    google,
    bugs,
    journal: () => parts.journal,
    claiming: () => parts.claiming,
    packing: () => parts.table,
    scan(customer, ...imeis) {
      if (parts.journal.currentCustomer()?.id !== customer) {
        parts.journal.append([{ type: 'customer-chosen', body: { customer: { id: customer, name: `Customer ${customer}` } } }]);
      }
      return parts.table.scan(customer, 'camera', codes(...imeis));
    },
    killAndRestart(opened) {
      close();
      parts = open(opened);
    },
    finish: () => clock.runUntil(() => false, 6 * 3_600_000),
    diskFull: (full) => parts.journal.database.exec(`PRAGMA max_page_count = ${full ? 1 : 1_000_000}`),
    close,
  };
}
