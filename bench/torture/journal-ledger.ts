import { copyFileSync, existsSync, mkdtempSync, rmSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { eventBodies } from '../../core/domain/events.ts';
import type { JournalLedger } from './ledgers.ts';

/** Reads a journal without the station's own code, and without changing it. */
export function readJournal(file: string): JournalLedger {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const all = (sql: string) => database.prepare(sql).all();
    return {
      accepted: all("SELECT body FROM events WHERE type = 'box-accepted' ORDER BY seq").map(({ body }) => {
        const { box, imei = '', customer } = eventBodies['box-accepted'].parse(JSON.parse(String(body)));
        return { box, imei, customer: customer.id };
      }),
      boxes: all('SELECT id, imei, customer_id, state, reason, code FROM boxes ORDER BY seq').map((row) => ({
        box: String(row['id']),
        imei: String(row['imei']),
        customer: String(row['customer_id']),
        state: String(row['state']),
        reason: row['reason'] === null ? undefined : `${String(row['reason'])} ${String(row['code'])}`,
      })),
      endedShifts: all("SELECT shift FROM events WHERE type = 'shift-ended'").map(({ shift }) => String(shift)),
      integrity: String(all('PRAGMA integrity_check')[0]?.['integrity_check']),
    };
  } finally {
    database.close();
  }
}

/**
 * How a dead station left its journal, in words: the version of its schema, and its boxes by state. Looks at a copy, because even reading
 * would mend what the next start has to mend.
 */
export function leftBehind(file: string): string {
  if (!existsSync(file)) return 'no journal';
  const folder = mkdtempSync(join(tmpdir(), 'claimstation-left-'));
  try {
    for (const part of ['', '-wal']) if (existsSync(file + part)) copyFileSync(file + part, join(folder, `journal${part}`));
    const database = new DatabaseSync(join(folder, 'journal'));
    try {
      const version = database.prepare('PRAGMA user_version').get()?.['user_version'];
      if (version === 0) return 'an empty journal';
      const states = database.prepare('SELECT state, count(*) AS boxes FROM boxes GROUP BY state').all();
      const backups = join(dirname(file), 'backups');
      const half = existsSync(backups) && readdirSync(backups).some((name) => name.includes('.writing'));
      const boxesByState = states.map(({ state, boxes }) => `${String(boxes)} ${String(state)}`);
      return [`schema ${String(version)}`, ...boxesByState, ...(half ? ['half a backup'] : [])].join(', ');
    } finally {
      database.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
