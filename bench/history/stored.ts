import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Session } from '../../main/session.ts';
import { imeiOf } from './past.ts';

const SCANS = 400;

/**
 * Milliseconds from a scan to a stored row, ours and those of a bare synced insert into an empty table on the same disk, in turn: whatever
 * the disk does meanwhile, it does to both.
 */
export function scanToStored(session: Session, folder: string, boxes: number): { readonly ours: number[]; readonly bare: number[] } {
  const bareDatabase = new DatabaseSync(join(folder, 'bare.sqlite'));
  bareDatabase.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE scans (seq INTEGER PRIMARY KEY, imei TEXT NOT NULL)',
  );
  const insert = bareDatabase.prepare('INSERT INTO scans (imei) VALUES (?)');
  const customer = session.journal.currentCustomer()?.id ?? '';
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let n = -WARM_UP; n < SCANS; n++) {
    const text = imeiOf(2 * boxes + WARM_UP + n);
    const [stored, inserted] = [time(() => session.packing.scan(customer, 'camera', [{ text }])), time(() => insert.run(text))];
    if (n < 0) continue;
    ours.push(stored);
    bare.push(inserted);
  }
  bareDatabase.close();
  return { ours, bare };
}

const WARM_UP = 20;

export function time(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** @param share 0.5 is the median, 0.99 all but the slowest of a hundred */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
