import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
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
  const kept = join(KEPT, `${fingerprint()}-${boxes}.sqlite`);
  if (!existsSync(kept)) {
    mkdirSync(KEPT, { recursive: true });
    const making = `${kept}.making-${process.pid}`;
    progress(`writing ${boxes} boxes into ${kept}`);
    try {
      writePast(making, boxes, progress);
      renameSync(join(making, 'journal.sqlite'), kept);
      // Those of tables that are no more.
      for (const name of readdirSync(KEPT)) if (!name.startsWith(fingerprint())) rmSync(join(KEPT, name), { recursive: true, force: true });
    } finally {
      rmSync(making, { recursive: true, force: true });
    }
  }
  prepareFolder(accountFolder);
  const file = join(accountFolder, 'journal.sqlite');
  copyFileSync(kept, file);
  // Or the disk would be busy with the copy while something is measured.
  const copy = openSync(file, 'r+');
  fsyncSync(copy);
  closeSync(copy);
  return shiftsOf(file);
}

const KEPT = join(tmpdir(), 'claimstation-bench-history');

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
  return hash.digest('hex').slice(0, 12);
}
