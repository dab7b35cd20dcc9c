import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { backup } from 'node:sqlite';
import { judge, type Verdict } from './inspect.ts';
import { readJournal } from './read-journal.ts';

/**
 * Copies a journal with SQLite's own backup and reads the copy whole. The copy is on the disk when this resolves; one that is not trusted
 * is removed.
 * @param live whether this process has it open and may write to it meanwhile
 * @throws what SQLite or the disk throws; nothing is left then either
 */
export async function copyJournal(from: string, to: string, live: boolean): Promise<Verdict> {
  rmSync(to, { force: true });
  try {
    const source = readJournal(from, live);
    try {
      // One snapshot from the first page to the last: without it every box that is stored meanwhile would make the copy begin again.
      source.exec('BEGIN');
      source.prepare('SELECT count(*) FROM sqlite_schema').get();
      await backup(source, to, { rate: PAGES });
    } finally {
      source.close();
    }
    const verdict = judge(to, true);
    if (verdict.kind !== 'trusted' || verdict.tables !== undefined) {
      rmSync(to, { force: true });
      return verdict;
    }
    const handle = openSync(to, 'r+');
    fsyncSync(handle);
    closeSync(handle);
    return verdict;
  } catch (error) {
    rmSync(to, { force: true });
    throw error;
  } finally {
    rmSync(`${to}-journal`, { force: true });
  }
}

const PAGES = 512;
