import { join } from 'node:path';
import type { Diagnosis } from '../core/domain/diagnosis.ts';
import { batches, type Batches } from '../core/services/batches.ts';
import { cartons, type Cartons } from '../core/services/cartons.ts';
import { startClaiming, type Claiming, type ClaimingRules } from '../core/services/claiming.ts';
import { corrections, type Corrections } from '../core/services/corrections.ts';
import { devices, type Devices } from '../core/services/devices.ts';
import { directory, type Directory } from '../core/services/directory.ts';
import { newCustomers, type NewCustomers } from '../core/services/new-customers.ts';
import { setOrderNumber, type OrderNumberStep } from '../core/services/order-number.ts';
import { packing, type Packing } from '../core/services/packing.ts';
import { retryBoxes, type Retry } from '../core/services/retries.ts';
import { shifts, type Shifts } from '../core/services/shifts.ts';
import { watchStore } from '../core/services/store-watch.ts';
import { vendors, type Vendors } from '../core/services/vendors.ts';
import type { Chance } from '../core/ports/chance.ts';
import type { Clock } from '../core/ports/clock.ts';
import { JournalFailure, type Journal } from '../core/ports/journal.ts';
import type { PartnerApi } from '../core/ports/partner-api.ts';
import type { StoreRefusal } from '../core/views/store.ts';
import { fileCustomerCache } from './adapters/file-customer-cache.ts';
import { sqliteJournal, type SqliteJournal } from './adapters/sqlite/journal.ts';
import { checkTables, type TablesCheck } from './adapters/sqlite/tables-check.ts';
import { prepareFolder } from './data-folder.ts';
import { inspect } from './keeping/inspect.ts';
import { journalFiles, type JournalFiles } from './keeping/journal-files.ts';
import { startKeeping, type Keeping } from './keeping/keeping.ts';
import { UntrustedJournal } from './keeping/untrusted-journal.ts';
import { watchedJournal } from './keeping/watched-journal.ts';
import { openWitness } from './keeping/witness.ts';
import { StationRefusal } from './station-refusal.ts';

/**
 * One account's journal and the services over it. Each account has a folder of its own: a box accepted in practice, or for one partner,
 * can never leave for another.
 */
export interface Session {
  readonly journal: Journal;
  readonly packing: Packing;
  readonly cartons: Cartons;
  readonly shifts: Shifts;
  readonly directory: Directory;
  readonly corrections: Corrections;
  readonly devices: Devices;
  readonly newCustomers: NewCustomers;
  readonly vendors: Vendors;
  readonly batches: Batches;
  /** Sends held boxes again. */
  retry(boxes: readonly string[]): Retry;
  /** Writes an order number to the claimed devices of a request; undefined while the credentials are out of reach. */
  setOrderNumber(
    about: { readonly claim: string; readonly orderNumber: string; readonly batchSize: number },
    stopped: () => boolean,
  ): AsyncGenerator<OrderNumberStep, void> | undefined;
  /** Undefined while the credentials are out of reach; boxes are stored all the same. */
  claiming(): Claiming | undefined;
  /** The credentials are there: claiming begins. */
  reach(partner: PartnerApi): void;
  /** Whether the tables say what the journal's events say. Nothing is claimed before that is known. */
  readonly tables: Pick<TablesCheck, 'state' | 'found'>;
  /** Boxes of an earlier run of the program that are still on their way. */
  leftFromBefore(): number;
  /** Why this computer keeps nothing now; undefined while it does. */
  store(): StoreRefusal | undefined;
  /** Writes the journal to its place again, where its folder was deleted, moved or replaced. Throws `JournalFailure`. */
  writeAgain(): void;
  /** Google's last answers that could not be understood, oldest first. */
  diagnoses(): readonly Diagnosis[];
  /** Keeps one more of them. */
  diagnosed(diagnosis: Diagnosis): void;
  /** Backups, and how the last one went. */
  readonly keeping: Pick<Keeping, 'view' | 'backUp'>;
  close(): Promise<void>;
}

export interface SessionParts {
  readonly folder: string;
  readonly station: string;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
  /** The journal is found to be damaged while it is worked on. May be called in the middle of a call to it. */
  readonly damaged?: (detail: string) => void;
  /** Asked for again and again, because a person may change them. */
  readonly rules?: (() => Partial<ClaimingRules>) | undefined;
}

/** @throws UntrustedJournal, and StationRefusal when the disk does not let it be opened */
export function openSession({ folder, station, clock, chance, changed, failed, damaged = () => {}, rules }: SessionParts): Session {
  prepareFolder(folder);
  const files = journalFiles(folder);
  const { opened, checked, filled, doubtful } = openJournal(files, { station, clock, chance });
  const witness = openWitness(files.witness);
  const stored = watchedJournal(opened, witness, damaged);
  const newestAtStart = newestIn(opened);
  const tables = checkTables({
    journal: stored,
    file: files.journal,
    clock,
    changed,
    failed,
    believed: (then) => keeping.examine(then),
  });
  if (doubtful !== undefined) tables.doubt(doubtful);
  const keeping = startKeeping({ files, checked, filled, clock, changed, damaged, doubted: tables.doubt, witness });
  const store = watchStore(stored, { clock, changed });
  const { journal } = store;
  const ofShifts = shifts({ journal });
  let left = Infinity;
  let partner: PartnerApi | undefined;
  let claiming: Claiming | undefined;
  const customers = directory({ journal, clock, zeroTouch: () => partner, cache: fileCustomerCache(join(folder, 'customers.json')) });
  let diagnoses: readonly Diagnosis[] = [];
  const accepted = (): void => claiming?.wake();
  return {
    journal,
    packing: packing({ journal, chance, accepted }),
    cartons: cartons({ journal, chance, accepted }),
    shifts: {
      ...ofShifts,
      finish() {
        const finished = ofShifts.finish();
        if (finished.outcome === 'finished') keeping.backUp('shift-end');
        return finished;
      },
    },
    keeping,
    directory: customers,
    corrections: corrections({ journal, directory: customers, wake: () => claiming?.wake() }),
    devices: devices({ journal, clock, directory: customers, partner: () => partner, wake: () => claiming?.wake() }),
    newCustomers: newCustomers({ journal, directory: customers, partner: () => partner, clock }),
    vendors: vendors({ partner: () => partner }),
    batches: batches(journal),
    setOrderNumber({ claim, orderNumber, batchSize }, stopped) {
      if (partner === undefined) return undefined;
      return setOrderNumber({ journal, google: partner, clock, chance, batchSize, stopped }, claim, orderNumber);
    },
    retry(boxes) {
      const retry = retryBoxes(journal, boxes);
      if (retry.retried > 0) claiming?.wake();
      return retry;
    },
    claiming: () => claiming,
    reach(way) {
      partner = way;
      // Nothing leaves for Google that was not read as a whole journal: a flipped byte could claim another device, or for another customer.
      const whenBoth = (action: () => void): void => keeping.whenTrusted(() => tables.whenRight(action));
      whenBoth(() => {
        claiming ??= startClaiming({
          journal,
          zeroTouch: way,
          station,
          clock,
          chance,
          changed,
          failed,
          ...(rules === undefined ? {} : { rules }),
        });
      });
    },
    tables,
    leftFromBefore() {
      // Once they are gone they stay gone.
      if (left > 0) left = journal.countOnTheWay(newestAtStart);
      return left;
    },
    store: store.trouble,
    writeAgain() {
      prepareFolder(folder);
      if (!stored.database.isInPlace()) stored.database.writeAgain();
      store.look();
    },
    diagnoses: () => diagnoses,
    diagnosed(diagnosis) {
      diagnoses = [...diagnoses, diagnosis].slice(-DIAGNOSES_KEPT);
    },
    async close() {
      tables.stop();
      await claiming?.stop();
      await keeping.close();
      witness.sync();
      store.stop();
      stored.close();
      witness.close();
    },
  };
}

const DIAGNOSES_KEPT = 20;

interface OpenedJournal {
  readonly opened: SqliteJournal;
  /** Whether it was read whole before. */
  readonly checked: boolean;
  readonly filled: boolean;
  /** A table that does not follow from the events. */
  readonly doubtful: string | undefined;
}

function openJournal(files: JournalFiles, parts: { station: string; clock: Clock; chance: Chance }): OpenedJournal {
  const verdict = inspect(files);
  if (verdict.kind === 'faulty') throw new UntrustedJournal(verdict.fault, verdict.detail);
  if (verdict.kind === 'unreadable') throw cannotOpen(files, verdict.cause);
  try {
    const opened = sqliteJournal({ file: files.journal, ...parts });
    const isKnown = verdict.kind === 'trusted';
    return {
      opened,
      checked: !isKnown || verdict.fully,
      filled: isKnown && verdict.seen !== undefined,
      doubtful: isKnown ? verdict.tables : undefined,
    };
  } catch (error) {
    if (error instanceof JournalFailure && error.reason === 'damaged') throw new UntrustedJournal('damaged', String(error.cause));
    if (error instanceof JournalFailure) throw cannotOpen(files, error);
    throw error;
  }
}

function newestIn(journal: SqliteJournal): number {
  try {
    return journal.newestBoxes(1)[0]?.seq ?? 0;
  } catch (error) {
    journal.close();
    throw error;
  }
}

function cannotOpen(files: JournalFiles, failure: JournalFailure): StationRefusal {
  return new StationRefusal(
    'not-writable',
    `The journal ${files.journal} cannot be opened (${failure.reason}). Make room on the disk or give this user the right to write there, then start again.`,
    failure,
  );
}
