import { newestSchema } from '../adapters/sqlite/migrations.ts';
import { makeBackup } from './backups.ts';
import { inspect } from './inspect.ts';
import type { JournalFiles } from './journal-files.ts';

/** A copy of a journal that is about to get a newer schema. One that fails holds nobody up: a step of a migration happens whole or not at all. */
export async function beforeMigration(files: JournalFiles, now: number): Promise<void> {
  const verdict = inspect(files, 0);
  if (verdict.kind === 'trusted' && verdict.schema < newestSchema()) await makeBackup(files, 'migration', now, false);
}
