import { statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { StationRefusal } from '../station-refusal.ts';
import { journalFailure } from './sqlite/failure.ts';
import { placeOf } from './sqlite/place.ts';
import { readIfThere, writeWhole } from './whole-file.ts';

/** Who works with a data folder: both hosts and every copy of them ask here first. */
export interface FolderOwner {
  /** Tells a second copy where the first one can be reached. */
  announce(url: string): void;
  /** Takes the folder of this name again, when the one that was taken was deleted or moved away. Throws like `ownFolder`. */
  retake(): void;
  release(): void;
}

/**
 * Takes the folder, or says who has it. The lock is SQLite's exclusive lock on a file of its own: the operating system drops it when the
 * process ends, however it ends, so a lock is never stale after kill -9.
 * @throws StationRefusal `in-use`, or `not-writable` when there can be no lock
 */
export function ownFolder(folder: string, host: 'electron' | 'browser'): FolderOwner {
  const file = join(folder, LOCK);
  let url = '';
  let lock = locked(folder);
  let place = placeOf(file);
  const tell = (): void => {
    try {
      writeWhole(join(folder, 'owner.json'), JSON.stringify({ pid: process.pid, host, url }));
    } catch {
      // A courtesy to whoever comes second; the lock holds without it.
    }
  };
  tell();
  return {
    announce(at) {
      url = at;
      tell();
    },
    retake() {
      if (place.isKept()) return;
      const taken = locked(folder);
      letGo(lock);
      lock = taken;
      place = placeOf(file);
      tell();
    },
    release: () => letGo(lock),
  };
}

const LOCK = 'owner.lock';

function locked(folder: string): DatabaseSync {
  const file = join(folder, LOCK);
  const database = opened(file);
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    const reason = journalFailure(error)?.reason;
    if (reason === 'locked') throw inUse(folder, error);
    if (reason === 'damaged' && emptied(file)) return locked(folder);
    throw unusable(file, error);
  }
}

/**
 * Nothing is ever written into the lock, so what a power cut or a repair of the disk left there is nobody's. SQLite looks inside only when nobody holds
 * it. It is emptied and not replaced: another copy may hold this very file by now.
 */
function emptied(file: string): boolean {
  try {
    if (statSync(file).size === 0) return false;
    truncateSync(file);
    return true;
  } catch {
    return false;
  }
}

function inUse(folder: string, cause: unknown): StationRefusal {
  const owner = readOwner(folder);
  const who =
    owner === undefined
      ? 'another copy of Claimstation'
      : `another copy of Claimstation (process ${owner.pid}${owner.url ? `, ${owner.url}` : ''})`;
  return new StationRefusal(
    'in-use',
    `The data folder ${folder} is in use by ${who}. Use that window, close it first, or start with --data and another folder.`,
    cause,
  );
}

function letGo(lock: DatabaseSync): void {
  if (lock.isTransaction) lock.exec('ROLLBACK');
  lock.close();
}

function opened(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 });
  } catch (error) {
    throw unusable(file, error);
  }
}

function unusable(file: string, cause: unknown): StationRefusal {
  return new StationRefusal(
    'not-writable',
    `Claimstation cannot lock its data folder with ${file}. Give this user the right to write there, or remove that file, then start again.`,
    cause,
  );
}

const Owner = z.object({ pid: z.number(), host: z.string(), url: z.string() });

function readOwner(folder: string): z.infer<typeof Owner> | undefined {
  try {
    return Owner.parse(JSON.parse(readIfThere(join(folder, 'owner.json'))?.toString() ?? ''));
  } catch {
    return undefined;
  }
}
