import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packing } from '../../core/services/packing.ts';
import type { Box } from '../../core/domain/box.ts';
import { sqliteJournal } from '../../main/adapters/sqlite/journal.ts';
import { journalFiles, type JournalFiles } from '../../main/keeping/journal-files.ts';
import { watchedJournal } from '../../main/keeping/watched-journal.ts';
import { openWitness } from '../../main/keeping/witness.ts';
import { seededChance } from './chance.ts';
import { codes, imei } from './devices.ts';
import { fakeClock } from './fake-clock.ts';
import { temporaryFolder } from './folder.ts';
import { northwind } from './journal.ts';

export interface PackedStation {
  readonly files: JournalFiles;
  /** As they were acknowledged, and now stand. */
  readonly boxes: readonly Box[];
}

/**
 * The account folder of a station that has packed and claimed some boxes, and then died or was closed.
 * @param died the log is still there: what was stored last is only in it
 */
export function packedStation(count: number, died: boolean): PackedStation {
  const files = journalFiles(temporaryFolder());
  const parts = { station: 'station-1', clock: fakeClock(), chance: seededChance(7) };
  const witness = openWitness(files.witness);
  const journal = watchedJournal(sqliteJournal({ file: files.journal, ...parts }), witness, () => {});
  journal.append([{ type: 'customer-chosen', body: { customer: northwind } }]);
  const table = packing({ journal, chance: parts.chance, accepted: () => {} });
  for (let n = 0; n < count; n++) {
    const scan = table.scan(northwind.id, 'camera', codes(imei(n)));
    if (scan.outcome !== 'accepted') throw new Error(`box ${n} was not accepted`);
    const { id } = scan.box;
    if (n % 3 > 0) journal.append([{ type: 'claim-sent', body: { claim: `claim-${n}`, boxes: [id] } }]);
    if (n % 3 > 1) journal.append([{ type: 'box-claimed', body: { box: id, deviceId: `${n}`.padStart(17, '4'), how: 'operation' } }]);
    // As after a while: half of it is in the file, the rest in the log.
    if (n === Math.floor(count / 2)) journal.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }
  const boxes = journal.newestBoxes(count);
  if (!died) {
    journal.close();
    witness.close();
    return { files, boxes };
  }
  const dead = journalFiles(temporaryFolder());
  cpSync(files.folder, dead.folder, { recursive: true });
  journal.close();
  witness.close();
  return { files: dead, boxes };
}

/** Every byte of a folder's journal, by file. The shared memory is not part of what is kept: SQLite makes it anew. */
export function bytesOf({ folder }: JournalFiles): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name.startsWith('journal.sqlite') && !name.endsWith('-shm'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
}
