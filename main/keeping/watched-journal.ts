import { JournalFailure } from '../../core/ports/journal.ts';
import type { SqliteJournal } from '../adapters/sqlite/journal.ts';
import type { Seen, Witness } from './witness.ts';

/** The same journal, which keeps its witness up to date and tells when it finds itself damaged. */
export function watchedJournal(journal: SqliteJournal, witness: Witness, damaged: (detail: string) => void): SqliteJournal {
  let boxes = Number(journal.database.get('SELECT coalesce(sum(count), 0) AS n FROM tallies')?.['n']);
  const last = journal.database.get('SELECT seq, id, at FROM events ORDER BY seq DESC LIMIT 1');
  if (last !== undefined) witness.saw({ seq: Number(last['seq']), id: String(last['id']), at: Number(last['at']), boxes });
  witness.sync();
  const noted: SqliteJournal = {
    ...journal,
    append(drafts) {
      const stored = journal.append(drafts);
      boxes += stored.filter(({ type }) => type === 'box-accepted' || type === 'box-recovered').length;
      const newest = stored.at(-1);
      if (newest !== undefined) witness.saw(seen(newest, boxes));
      return stored;
    },
  };
  return new Proxy(noted, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        try {
          return value.apply(target, given);
        } catch (error) {
          if (error instanceof JournalFailure && error.reason === 'damaged') damaged(String(error.cause));
          throw error;
        }
      };
    },
  });
}

function seen({ seq, id, at }: { readonly seq: number; readonly id: string; readonly at: number }, boxes: number): Seen {
  return { seq, id, at, boxes };
}
