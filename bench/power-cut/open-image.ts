import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemChance } from '../../main/adapters/system-chance.ts';
import { systemClock } from '../../main/adapters/system-clock.ts';
import { sqliteJournal, type SqliteJournal } from '../../main/adapters/sqlite/journal.ts';
import { PROJECTED, rebuild } from '../../main/adapters/sqlite/projections.ts';
import { inspect } from '../../main/keeping/inspect.ts';
import { journalFiles } from '../../main/keeping/journal-files.ts';
import { JOURNAL } from './record.ts';

/** What was said before the power went, and so has to be in the journal after it. */
export interface Promised {
  /** Boxes that the scanner was told are stored. */
  readonly accepted: readonly string[];
  /** Batches that left for Google. */
  readonly sent: readonly string[];
}

/**
 * Starts on what a power cut left, as a station does, and says what is wrong with it.
 * @param folder made for it, and gone afterwards
 */
export function openImage(folder: string, files: Image, promised: Promised): string[] {
  writeImage(folder, files);
  const problems = problemsOf(join(folder, JOURNAL), promised);
  rmSync(folder, { recursive: true, force: true });
  return problems;
}

export type Image = ReadonlyMap<string, Buffer>;

export function writeImage(folder: string, files: Image): void {
  // A station makes what is missing.
  mkdirSync(dirname(join(folder, JOURNAL)), { recursive: true });
  for (const [path, content] of files) writeFileSync(join(folder, path), content);
}

function problemsOf(file: string, { accepted, sent }: Promised): string[] {
  let journal: SqliteJournal | undefined;
  // A power cut is no reason to set a journal aside, whatever it left of the witness beside it.
  const verdict = inspect(journalFiles(dirname(file)), Infinity);
  const distrust = verdict.kind === 'faulty' ? [`not trusted: ${verdict.fault}, ${verdict.detail}`] : [];
  try {
    journal = sqliteJournal({ file, station: 'station-1', clock: systemClock, chance: systemChance });
    const { database } = journal;
    const problems = [...distrust];
    const integrity = database.get('PRAGMA integrity_check')?.['integrity_check'];
    if (integrity !== 'ok') problems.push(`not intact: ${String(integrity)}`);
    const known = new Set(
      database.all("SELECT json_extract(body, '$.box') AS box FROM events WHERE type = 'box-accepted'").map(({ box }) => box),
    );
    for (const box of accepted) if (!known.has(box) || journal.box(box) === undefined) problems.push(`box ${box} is lost`);
    for (const claim of sent) if (journal.batch(claim) === undefined) problems.push(`batch ${claim} is lost`);
    // From here on nothing needs to last.
    database.exec('PRAGMA synchronous = OFF');
    const before = tables(journal);
    rebuild(database);
    if (tables(journal) !== before) problems.push('the tables do not follow from the events');
    return problems;
  } catch (error) {
    return [...distrust, `does not open: ${String(error)}`];
  } finally {
    journal?.close();
  }
}

function tables({ database }: SqliteJournal): string {
  return PROJECTED.map((table) =>
    database
      .all(`SELECT * FROM ${table}`)
      .map((row) => JSON.stringify(row))
      .sort()
      .join('\n'),
  ).join('\n');
}
