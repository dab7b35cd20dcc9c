import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalFailureReason } from '../../core/ports/journal.ts';
import { syncFolder } from '../adapters/whole-file.ts';
import { prepareFolder } from '../data-folder.ts';
import type { Job, JobResult } from './jobs.ts';
import { namesIn, type JournalFiles } from './journal-files.ts';
import { inBackground } from './keeper.ts';

export type BackupOccasion = 'shift-end' | 'daily' | 'migration';

export interface Backup {
  readonly file: string;
  /** Counts up: a clock that was set back must not make an old copy the newest. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

export type BackupOutcome =
  | { readonly outcome: 'made'; readonly madeAt: number; readonly boxes: number }
  /** The journal itself is what is wrong. */
  | { readonly outcome: 'not-trusted'; readonly detail: string }
  /** A table of it is, which can be worked out again. */
  | { readonly outcome: 'tables'; readonly detail: string }
  | { readonly outcome: 'failed'; readonly reason: JournalFailureReason };

/**
 * Makes a backup, reads it whole, and only then gives it its name; then the oldest go. Never rejects.
 * @param live whether the journal is open
 */
export async function makeBackup(
  files: JournalFiles,
  occasion: BackupOccasion,
  now: number,
  live = true,
  work: (job: Job) => Promise<JobResult> = inBackground,
): Promise<BackupOutcome> {
  const number = (backupsIn(files)[0]?.number ?? 0) + 1;
  const name = `${String(number).padStart(5, '0')}-${new Date(now).toISOString().replaceAll(':', '-')}-${occasion}`;
  const writing = join(files.backups, `${name}.writing`);
  try {
    prepareFolder(files.backups);
    const result: JobResult = await work({ kind: 'copy', from: files.journal, to: writing, live });
    if (!result.done) return { outcome: 'failed', reason: result.reason };
    const { verdict } = result;
    if (verdict.kind === 'faulty') return { outcome: 'not-trusted', detail: verdict.detail };
    if (verdict.kind === 'trusted' && verdict.tables !== undefined) return { outcome: 'tables', detail: verdict.tables };
    renameSync(writing, join(files.backups, `${name}.sqlite`));
    syncFolder(files.backups);
    prune(files);
    return { outcome: 'made', madeAt: now, boxes: verdict.kind === 'trusted' ? (verdict.seen?.boxes ?? 0) : 0 };
  } catch {
    // What was begun goes with the next one that succeeds.
    return { outcome: 'failed', reason: 'other' };
  }
}

/** Newest first. */
export function backupsIn(files: JournalFiles): Backup[] {
  return namesIn(files.backups)
    .flatMap((name) => backupIn(files.backups, name) ?? [])
    .sort((a, b) => b.number - a.number);
}

/** Copies that are kept: what stands between a fault that nobody saw for weeks and the day before it. */
const KEPT = 14;

/** Only what this program named is ever removed, and never the newest. */
function prune(files: JournalFiles): void {
  for (const { file } of backupsIn(files).slice(KEPT)) rmSync(file, { force: true });
  for (const name of namesIn(files.backups)) if (name.endsWith('.writing')) rmSync(join(files.backups, name), { force: true });
}

function backupIn(folder: string, name: string): Backup | undefined {
  const [, number, day, hour, minute, rest] = /^(\d{5,})-(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d\.\d{3}Z)-[a-z-]+\.sqlite$/.exec(name) ?? [];
  const madeAt = Date.parse(`${day}${hour}:${minute}:${rest}`);
  return Number.isNaN(madeAt) ? undefined : { file: join(folder, name), number: Number(number), madeAt };
}
