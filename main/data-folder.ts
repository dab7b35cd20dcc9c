import envPaths from 'env-paths';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { JournalFailure } from '../core/ports/journal.ts';
import { diskFailure } from './adapters/disk-failure.ts';
import { syncFolder } from './adapters/whole-file.ts';
import { StationRefusal } from './station-refusal.ts';

/** Where a station keeps its data when nobody says otherwise; the same folder in both hosts, so that a change of host loses nothing. */
export function defaultDataFolder(): string {
  return envPaths('claimstation', { suffix: '' }).data;
}

/** @throws StationRefusal when it cannot be made or written to */
export function prepareFolder(folder: string): void {
  try {
    const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (made !== undefined) keepThroughPowerCut(folder, made);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StationRefusal(
      'not-writable',
      `Claimstation cannot write to its data folder ${folder}. Give this user the right to write there, or start with --data and another folder.`,
      diskFailure(error) ?? error,
    );
  }
}

/** For the start: what the disk says there is said in words, and the station does not start. Anything else is thrown on as it is. */
export function folderRefusal(folder: string, error: unknown): unknown {
  if (!(error instanceof JournalFailure)) return error;
  const wayOut = {
    'disk-full': 'The disk is full. Free some space, then start again.',
    'read-only': 'The disk or the folder is read-only. Give this user the right to write there, then start again.',
    locked: 'Another program holds a file in it. Close that program, then start again.',
    'folder-gone': 'The folder is not there any more. Put it back, then start again.',
    damaged: 'A file in it is damaged. Call whoever looks after this station.',
    other: 'The disk does not take it. Call whoever looks after this computer.',
  }[error.reason];
  return new StationRefusal('not-writable', `Claimstation cannot store anything in its data folder ${folder}. ${wayOut}`, error);
}

/** A journal that is synced is lost with its folder, if a power cut takes that. SQLite syncs the folder that its files are in and none above. */
function keepThroughPowerCut(folder: string, firstMade: string): void {
  for (let made = folder; made.length >= firstMade.length; made = dirname(made)) {
    try {
      syncFolder(dirname(made));
    } catch {
      // A folder that may not be read, or a file system that has no such sync: no reason not to start. SQLite takes it the same way.
    }
  }
}
