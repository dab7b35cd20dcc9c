import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newestSchema } from '../../../main/adapters/sqlite/migrations.ts';
import { backupsIn, makeBackup } from '../../../main/keeping/backups.ts';
import { beforeMigration } from '../../../main/keeping/before-migration.ts';
import { inspect, judge } from '../../../main/keeping/inspect.ts';
import { doJob } from '../../../main/keeping/jobs.ts';
import { journalFiles } from '../../../main/keeping/journal-files.ts';
import { openWitness, readWitness } from '../../../main/keeping/witness.ts';
import { openSession } from '../../../main/session.ts';
import { seededChance } from '../../support/chance.ts';
import { codes, imei } from '../../support/devices.ts';
import { packedStation } from '../../support/broken-journal.ts';
import { fastClock } from '../../support/fast-clock.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { fakeGoogle } from '../../support/fake-google.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { northwind } from '../../support/journal.ts';
import { until } from '../../support/until.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const faultOf = (verdict: ReturnType<typeof inspect>) => (verdict.kind === 'faulty' ? verdict.fault : verdict.kind);

describe('before a journal is opened', () => {
  test('its faults are told apart', () => {
    const faults = {
      whole: () => packedStation(6, true).files,
      'no log': () => {
        const { files } = packedStation(6, true);
        rmSync(files.wal);
        return files;
      },
      'an older file': () => {
        const { files } = packedStation(6, false);
        copyFileSync(packedStation(3, false).files.journal, files.journal);
        return files;
      },
      'no file': () => {
        const { files } = packedStation(6, true);
        rmSync(files.journal);
        return files;
      },
      'another program': () => {
        const { files } = packedStation(6, false);
        rmSync(files.journal);
        const other = new DatabaseSync(files.journal);
        other.exec('CREATE TABLE shopping (what TEXT); PRAGMA user_version = 2');
        other.close();
        return files;
      },
      'no database': () => {
        const { files } = packedStation(6, false);
        writeFileSync(files.journal, 'x'.repeat(9000));
        return files;
      },
      'a dropped index': () => {
        const { files } = packedStation(6, false);
        const database = new DatabaseSync(files.journal);
        database.exec('DROP INDEX boxes_by_state');
        database.close();
        return files;
      },
      'an unbalanced receipt': () => {
        const { files } = packedStation(6, false);
        const database = new DatabaseSync(files.journal);
        database.exec('UPDATE tallies SET count = count + 1');
        database.close();
        return files;
      },
      'nothing at all': () => journalFiles(temporaryFolder()),
    };
    expect(Object.fromEntries(Object.entries(faults).map(([name, make]) => [name, faultOf(inspect(make()))]))).toEqual({
      whole: 'trusted',
      'no log': 'behind',
      'an older file': 'behind',
      'no file': 'missing',
      'another program': 'foreign',
      'no database': 'foreign',
      'a dropped index': 'damaged',
      // A table can be worked out again.
      'an unbalanced receipt': 'trusted',
      'nothing at all': 'new',
    });
  });

  test('what a reader leaves of it is what was there', () => {
    const { files } = packedStation(6, true);
    const before = [readFileSync(files.journal), readFileSync(files.wal)];
    for (const wholeUpTo of [0, Infinity]) expect(inspect(files, wholeUpTo)).toMatchObject({ kind: 'trusted', seen: { boxes: 6 } });
    expect([readFileSync(files.journal), readFileSync(files.wal)]).toEqual(before);
  });
});

describe('the witness', () => {
  const seen = (seq: number) => ({ seq, id: `event-${seq}`, at: NOON, boxes: seq });

  test('says what it saw last, also when its last write is torn', () => {
    const file = join(temporaryFolder(), 'journal.witness');
    const witness = openWitness(file);
    for (const seq of [1, 2, 3]) witness.saw(seen(seq));
    witness.close();
    expect(readWitness(file)).toEqual(seen(3));
    const bytes = readFileSync(file);
    bytes.fill(0, bytes.indexOf('event-3'), bytes.indexOf('event-3') + 100);
    writeFileSync(file, bytes);
    expect(readWitness(file)).toEqual(seen(2));
    writeFileSync(file, Buffer.alloc(1024));
    expect(readWitness(file)).toBe(undefined);
  });

  test('holds nobody up where it cannot be written', () => {
    const file = join(temporaryFolder(), 'journal.witness');
    mkdirSync(file);
    const witness = openWitness(file);
    witness.saw(seen(1));
    witness.sync();
    witness.close();
    expect(readWitness(file)).toBe(undefined);
  });
});

describe('backups', () => {
  test('are read whole before they count, and fourteen are kept, whatever the clock says', async () => {
    const { files } = packedStation(6, false);
    for (let n = 0; n < 16; n++) {
      // The clock is set back by a year in the middle.
      const now = NOON + n * 3_600_000 - (n > 8 ? 31_536_000_000 : 0);
      expect(await makeBackup(files, 'shift-end', now, false, doJob)).toMatchObject({ outcome: 'made', boxes: 6 });
    }
    const kept = backupsIn(files);
    expect([kept.map(({ number }) => number), judge(kept[0]?.file ?? '', true)]).toMatchObject([
      Array.from({ length: 14 }, (_, n) => 16 - n),
      { kind: 'trusted', fully: true, seen: { boxes: 6 } },
    ]);
    expect(readdirSync(files.backups).length).toBe(14);
  });

  test('of a journal that is damaged are none, and the good ones stay', async () => {
    const { files } = packedStation(6, false);
    await makeBackup(files, 'daily', NOON, false);
    const database = new DatabaseSync(files.journal);
    database.exec(`UPDATE boxes SET imei = '356900000000035' WHERE seq = (SELECT max(seq) FROM boxes)`);
    database.close();
    expect(await makeBackup(files, 'daily', NOON, false)).toMatchObject({
      outcome: 'tables',
      detail: 'boxes: another IMEI',
    });
    expect(readdirSync(files.backups).length).toBe(1);
  });

  test('are made before a migration', async () => {
    const files = journalFiles(temporaryFolder());
    copyFileSync(join(import.meta.dirname, '../adapters/sqlite/journals/version-1.sqlite'), files.journal);
    await beforeMigration(files, NOON);
    const [backup] = backupsIn(files);
    expect(judge(backup?.file ?? '', true)).toMatchObject({ kind: 'trusted', schema: 1 });
    expect(newestSchema()).toBeGreaterThan(1);
  });

  test('are made once a day while the station runs, and at the end of a shift, while boxes are stored', async () => {
    const folder = temporaryFolder();
    const files = journalFiles(folder);
    const clock = fakeClock();
    const session = openSession({ folder, station: 's', clock, chance: seededChance(1), changed: () => {}, failed: () => {} });
    onTestFinished(() => session.close());
    session.journal.append([{ type: 'customer-chosen', body: { customer: northwind } }]);
    const made = () => backupsIn(files).map(({ file }) => file.replace(/^.*Z-/, ''));
    expect(session.packing.scan(northwind.id, 'camera', codes(imei(0))).outcome).toBe('accepted');
    session.shifts.finish();
    for (let n = 1; n < 20; n++) expect(session.packing.scan(northwind.id, 'camera', codes(imei(n))).outcome).toBe('accepted');
    await until(() => session.keeping.view().madeAt !== undefined);
    await clock.pass(3_600_000);
    expect(made()).toEqual(['shift-end.sqlite']);
    await clock.pass(24 * 3_600_000);
    await until(() => made().length === 2);
    expect([made(), session.journal.newestBoxes(100).length]).toEqual([['daily.sqlite', 'shift-end.sqlite'], 20]);
  });
});

describe('a journal that is too large to be read before it is opened', () => {
  /** Twenty million bytes that are nobody's truth. */
  async function large(): Promise<string> {
    const folder = temporaryFolder();
    const session = openSession({ folder, station: 's', clock: fakeClock(), chance: seededChance(1), changed: () => {}, failed: () => {} });
    session.journal.append([{ type: 'customer-chosen', body: { customer: northwind } }]);
    session.packing.scan(northwind.id, 'camera', codes(imei(1)));
    session.journal.remember('ballast', 'x'.repeat(20_000_000));
    await session.close();
    return folder;
  }
  const open = (folder: string, damaged: (detail: string) => void) => {
    const session = openSession({
      folder,
      station: 's',
      clock: fastClock(20),
      chance: seededChance(2),
      changed: () => {},
      failed: () => {},
      damaged,
    });
    onTestFinished(() => session.close());
    session.reach(fakeGoogle(fakeClock()));
    return session;
  };

  test('takes boxes at once, and nothing leaves for Google before it was read whole', async () => {
    const session = open(await large(), () => expect.unreachable());
    expect(session.claiming()).toBe(undefined);
    expect(session.packing.scan(northwind.id, 'camera', codes(imei(2))).outcome).toBe('accepted');
    await until(() => session.claiming() !== undefined);
  });

  test('and has a flipped byte in it is found out before anything leaves', async () => {
    const folder = await large();
    const { journal } = journalFiles(folder);
    const bytes = readFileSync(journal);
    // A digit in the box's own event, where SQLite itself would not notice.
    const at = bytes.indexOf(`"imei":"${imei(1)}"`) + 12;
    expect(at).toBeGreaterThan(12);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(journal, bytes);
    const found: string[] = [];
    const session = open(folder, (detail) => found.push(detail));
    await until(() => found.length > 0);
    expect([found, session.claiming(), existsSync(journal)]).toEqual([['an IMEI is none'], undefined, true]);
  });
});
