import { writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { packing } from '../../core/services/packing.ts';
import { systemChance } from '../../main/adapters/system-chance.ts';
import { systemClock } from '../../main/adapters/system-clock.ts';
import { sqliteJournal, type SqliteJournal } from '../../main/adapters/sqlite/journal.ts';
import { prepareFolder } from '../../main/data-folder.ts';
import { journalFiles } from '../../main/keeping/journal-files.ts';
import { watchedJournal } from '../../main/keeping/watched-journal.ts';
import { openWitness } from '../../main/keeping/witness.ts';
import { luhnDigit } from '../../core/domain/luhn.ts';

/**
 * Packs as a station does, with the real journal and packing service, and says on stdout what it would say to the scanner (`accepted`) or to
 * Google (`sent`), each only after the journal has it. In the middle the journal is closed and opened again; at the end it is not closed.
 * @param opened called with each opened journal
 */
export function pack(file: string, boxes: number, opened: (journal: SqliteJournal) => void = () => {}): void {
  prepareFolder(dirname(file));
  let journal = open(file, opened);
  const customer = { id: '1048576201', name: 'Northwind Logistics' };
  journal.append([{ type: 'customer-chosen', body: { customer } }]);
  let batch: string[] = [];
  for (let n = 0; n < boxes; n++) {
    const table = packing({ journal, chance: systemChance, accepted: () => {} });
    const scan = table.scan(customer.id, 'camera', [{ text: imei(2 * n) }, { text: imei(2 * n + 1) }]);
    if (scan.outcome !== 'accepted') throw new Error(`box ${n} was not accepted`);
    say('accepted', scan.box.id);
    batch.push(scan.box.id);
    if (batch.length === 9) {
      claim(journal, batch);
      batch = [];
    }
    if (n === Math.floor(boxes * 0.6)) {
      journal.close();
      journal = open(file, opened);
    }
  }
}

function open(file: string, opened: (journal: SqliteJournal) => void): SqliteJournal {
  const journal = sqliteJournal({ file, station: 'station-1', clock: systemClock, chance: systemChance });
  opened(journal);
  return watchedJournal(journal, openWitness(journalFiles(dirname(file)).witness), (detail) => {
    throw new Error(detail);
  });
}

function claim(journal: SqliteJournal, boxes: string[]): void {
  const claim = systemChance.id();
  journal.append([{ type: 'claim-sent', body: { claim, boxes } }]);
  say('sent', claim);
  journal.append([{ type: 'claim-taken', body: { claim, operation: `operations/${claim}` } }]);
  journal.append(boxes.map((box, n) => ({ type: 'box-claimed', body: { box, deviceId: String(n), how: 'operation' } })));
  journal.append([{ type: 'claim-finished', body: { claim } }]);
}

/** One write for one promise, so that its place among the writes to the disk is in the record. */
function say(what: 'accepted' | 'sent', id: string): void {
  writeSync(1, `${what} ${id}\n`);
}

function imei(n: number): string {
  const body = `35880000${String(n).padStart(6, '0')}`;
  return body + luhnDigit(body);
}
