import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { EventDraft } from '../../core/domain/events.ts';
import { luhnDigit } from '../../core/domain/luhn.ts';
import { systemClock } from '../../main/adapters/system-clock.ts';
import { sqliteJournal } from '../../main/adapters/sqlite/journal.ts';
import { prepareFolder } from '../../main/data-folder.ts';

/** Boxes of one shift, and of one request to Google: a full day at one table. */
const SHIFT = 400;
export const BATCH = 50;
const CUSTOMERS = 40;

/**
 * Writes the journal of a station that has packed `boxes` boxes, all claimed, in shifts of 400, through the real adapter; the last shift runs.
 * Without waiting for the disk, since nobody is told that anything is stored.
 * @returns IDs of the shifts, oldest first
 */
export function writePast(accountFolder: string, boxes: number, progress: (words: string) => void): string[] {
  prepareFolder(accountFolder);
  const chance = countedChance();
  const journal = sqliteJournal({ file: join(accountFolder, 'journal.sqlite'), station: 'bench', clock: systemClock, chance });
  journal.database.exec('PRAGMA synchronous = OFF');
  const shifts: string[] = [];
  for (let first = 0; first < boxes; first += BATCH) {
    const customer = customerOf(Math.floor(first / BATCH) % CUSTOMERS);
    const drafts: EventDraft[] = [];
    if (first % SHIFT === 0) {
      if (first > 0) drafts.push({ type: 'shift-ended', body: {} });
      drafts.push({ type: 'shift-started', body: {} });
    }
    const numbers = Array.from({ length: Math.min(BATCH, boxes - first) }, (_, i) => first + i);
    const claim = claimOf(first);
    drafts.push({ type: 'customer-chosen', body: { customer } });
    for (const n of numbers) {
      drafts.push({
        type: 'box-accepted',
        body: { box: boxName(n), imei: imeiOf(2 * n), imei2: imeiOf(2 * n + 1), customer, source: 'camera' },
      });
    }
    drafts.push({ type: 'claim-sent', body: { claim, boxes: numbers.map(boxName) } });
    drafts.push({ type: 'claim-taken', body: { claim, operation: `operations/${first}` } });
    for (const n of numbers) {
      drafts.push({ type: 'box-claimed', body: { box: boxName(n), deviceId: String(10n ** 17n + BigInt(n)), how: 'operation' } });
    }
    drafts.push({ type: 'claim-finished', body: { claim } });
    for (const event of journal.append(drafts)) if (event.type === 'shift-started') shifts.push(event.id);
    if (first > 0 && first % 100_000 === 0) progress(`${first} of ${boxes} boxes of history`);
  }
  journal.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  journal.close();
  return shifts;
}

/** The n-th valid IMEI of the past; those of scans to come begin where it ends. */
export function imeiOf(n: number): string {
  const body = `35${String(n).padStart(12, '0')}`;
  return body + luhnDigit(body);
}

export function customerOf(n: number): { id: string; name: string } {
  return { id: String(1_048_576_000 + n), name: `Customer ${n}` };
}

export function boxName(n: number): string {
  return `box-${n}`;
}

/** The request that the n-th box was the first of. */
export function claimOf(first: number): string {
  return `claim-${first}`;
}

/** UUIDs in the order in which they are made, as version 7 has them, and the same in each run. */
function countedChance() {
  let made = 0;
  return {
    id: () => {
      const digits = createHash('sha256').update(String(made)).digest('hex');
      return `${(made++)
        .toString(16)
        .padStart(12, '0')
        .replace(/^(.{8})/, '$1-')}-7${digits.slice(0, 3)}-8${digits.slice(3, 6)}-${digits.slice(6, 18)}`;
    },
    fraction: () => 0.5,
  };
}
