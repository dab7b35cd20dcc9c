import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Session } from '../../main/session.ts';
import { imeiOf } from './past.ts';

const SCANS = 600;

/**
 * Milliseconds from a scan to a stored row, ours and those of a bare synced insert into an empty table on the same disk, one at a
 * time, with a pause in which the program may do what it does between scans. They take turns in going first, because
 * the first one after a pause finds a processor that has cooled down; and whatever the disk does meanwhile, it does to both.
 */
export async function scanToStored(
  session: Session,
  folder: string,
  boxes: number,
): Promise<{ readonly ours: number[]; readonly bare: number[] }> {
  const bareDatabase = new DatabaseSync(join(folder, 'bare.sqlite'));
  bareDatabase.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE scans (seq INTEGER PRIMARY KEY, imei TEXT NOT NULL)',
  );
  const insert = bareDatabase.prepare('INSERT INTO scans (imei) VALUES (?)');
  const customer = session.journal.currentCustomer()?.id ?? '';
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let n = -WARM_UP; n < SCANS; n++) {
    const text = imeiOf(2 * boxes + WARM_UP + n);
    const turns = [
      () => ours.push(time(() => session.packing.scan(customer, 'camera', [{ text }]))),
      () => bare.push(time(() => insert.run(text))),
    ];
    for (const turn of n % 2 === 0 ? turns : turns.toReversed()) turn();
    await sleep(PAUSE_MS);
  }
  bareDatabase.close();
  return { ours: ours.slice(WARM_UP), bare: bare.slice(WARM_UP) };
}

const PAUSE_MS = 10;
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
