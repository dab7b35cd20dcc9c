import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { StationRefusal } from '../station-refusal.ts';
import { readIfThere, writeWhole } from './whole-file.ts';

/** Who works with a data folder: both hosts and every copy of them ask here first. */
export interface FolderOwner {
  /** Tells a second copy where the first one can be reached. */
  announce(url: string): void;
  release(): void;
}

/**
 * Takes the folder, or says who has it. The lock is SQLite's exclusive lock on a file of its own: the operating system drops it when the
 * process ends, however it ends, so a lock is never stale after kill -9.
 * @throws StationRefusal `in-use`
 */
export function ownFolder(folder: string, host: 'electron' | 'browser'): FolderOwner {
  const database = new DatabaseSync(join(folder, 'owner.lock'), { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    const owner = readOwner(folder);
    const who = owner === undefined ? 'another copy of Claimstation' : `another copy of Claimstation (process ${owner.pid}${owner.url ? `, ${owner.url}` : ''})`;
    throw new StationRefusal('in-use', `The data folder ${folder} is in use by ${who}. Use that window, close it first, or start with --data and another folder.`, error);
  }
  const announce = (url: string): void => writeWhole(join(folder, 'owner.json'), JSON.stringify({ pid: process.pid, host, url }));
  announce('');
  return {
    announce,
    release() {
      if (database.isTransaction) database.exec('ROLLBACK');
      database.close();
    },
  };
}

const Owner = z.object({ pid: z.number(), host: z.string(), url: z.string() });

function readOwner(folder: string): z.infer<typeof Owner> | undefined {
  try {
    return Owner.parse(JSON.parse(readIfThere(join(folder, 'owner.json'))?.toString() ?? ''));
  } catch {
    return undefined;
  }
}
