import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { prepareFolder } from '../../main/data-folder.ts';
import { writePast } from './past.ts';

/**
 * Puts the journal of a station that has packed `boxes` boxes into a folder. A million of them take minutes to write, so a finished one is kept
 * under the temporary folder, for as long as nothing changes that its bytes follow from: the tables, the events, and what is written.
 * @returns IDs of its shifts, oldest first
 */
export function bringPast(accountFolder: string, boxes: number, progress: (words: string) => void): string[] {
  const kept = join(tmpdir(), 'claimstation-bench-history', `${fingerprint()}-${boxes}.sqlite`);
  if (!existsSync(kept)) {
    const making = `${kept}.making-${process.pid}`;
    progress(`writing ${boxes} boxes into ${kept}`);
    try {
      writePast(making, boxes, progress);
      renameSync(join(making, 'journal.sqlite'), kept);
    } finally {
      rmSync(making, { recursive: true, force: true });
    }
  }
  prepareFolder(accountFolder);
  const file = join(accountFolder, 'journal.sqlite');
  copyFileSync(kept, file);
  return shiftsOf(file);
}

function shiftsOf(file: string): string[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database
      .prepare('SELECT id FROM shifts ORDER BY id')
      .all()
      .map(({ id }) => String(id));
  } finally {
    database.close();
  }
}

function fingerprint(): string {
  const sources = [
    'past.ts',
    '../../main/adapters/sqlite/migrations.ts',
    '../../main/adapters/sqlite/projections.ts',
    '../../core/domain/box.ts',
  ];
  const hash = createHash('sha256');
  for (const source of sources) hash.update(readFileSync(join(import.meta.dirname, source)));
  mkdirSync(join(tmpdir(), 'claimstation-bench-history'), { recursive: true });
  return hash.digest('hex').slice(0, 12);
}
