import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { JournalFailure } from '../../../../core/ports/journal.ts';
import { imei } from '../../../support/devices.ts';
import { temporaryFolder } from '../../../support/folder.ts';
import { accepted, openJournal, projected } from '../../../support/journal.ts';
import { fillUp, smallDisk } from '../../../support/real-faults.ts';

function journalInFolder() {
  const folder = join(temporaryFolder(), 'partner');
  mkdirSync(folder);
  const journal = openJournal({ file: join(folder, 'journal.sqlite') });
  journal.append([{ type: 'shift-started', body: {} }, accepted('box-1', imei(1)), accepted('box-2', imei(2))]);
  return { folder, journal };
}

const reasonOf = (work: () => unknown): string => {
  try {
    work();
    return 'stored';
  } catch (error) {
    if (error instanceof JournalFailure) return error.reason;
    throw error;
  }
};

type Place = ReturnType<typeof journalInFolder>;
const wrong: [string, (place: Place) => void][] = [
  ['its folder was deleted', ({ folder }) => rmSync(folder, { recursive: true })],
  ['its folder was moved away', ({ folder }) => renameSync(folder, `${folder}-elsewhere`)],
  ['its file was deleted', ({ journal }) => rmSync(journal.file)],
  ['its log was deleted', ({ journal }) => rmSync(`${journal.file}-wal`)],
  [
    'an older copy was put in its place',
    ({ journal }) => {
      copyFileSync(journal.file, `${journal.file}.copy`);
      renameSync(`${journal.file}.copy`, journal.file);
    },
  ],
];

describe('a journal', () => {
  test.each(wrong)('stores nothing any more when %s, nor remembers anything, and can still be read', (_, happen) => {
    const place = journalInFolder();
    happen(place);
    const { journal } = place;
    expect([
      reasonOf(() => journal.append([accepted('box-3', imei(3))])),
      reasonOf(() => journal.remember('pause', 'now')),
      journal.box('box-3'),
      journal.recall('pause'),
      journal.box('box-2')?.state,
    ]).toEqual(['folder-gone', 'folder-gone', undefined, undefined, 'waiting']);
  });

  test.each(wrong)('is written again, whole, when %s, and goes on there', (_, happen) => {
    const place = journalInFolder();
    const {
      folder,
      journal,
      journal: { file },
    } = place;
    const before = projected(journal);
    happen(place);
    mkdirSync(folder, { recursive: true });
    journal.database.writeAgain();
    expect(projected(journal)).toEqual(before);
    journal.append([accepted('box-3', imei(3))]);
    journal.close();
    const again = openJournal({ file });
    expect([1, 2, 3].map((n) => again.box(`box-${n}`)?.state)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(() => again.database.run('DELETE FROM events')).toThrow();
    expect(existsSync(`${file}.again`)).toBe(false);
  });

  test('puts aside, and never overwrites, what lies in its place', () => {
    const { folder, journal } = journalInFolder();
    rmSync(journal.file);
    writeFileSync(journal.file, 'somebody else’s');
    journal.database.writeAgain();
    const found = readdirSync(folder).filter((name) => /\.found-[\dTZ-]+$/.test(name));
    expect(found.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(['somebody else’s']);
  });

  test('that cannot be written again yet has lost nothing, and is the next time', () => {
    const { folder, journal } = journalInFolder();
    rmSync(folder, { recursive: true });
    const failed = reasonOf(() => journal.database.writeAgain());
    const still = journal.box('box-2')?.state;
    mkdirSync(folder);
    writeFileSync(join(folder, 'journal.sqlite.again'), 'half a copy of a try before');
    journal.database.writeAgain();
    expect([failed, still, reasonOf(() => journal.append([accepted('box-3', imei(3))]))]).toEqual(['folder-gone', 'waiting', 'stored']);
  });

  test('whose new place has room for the copy and not for the work on it has lost nothing either', () => {
    const disk = smallDisk(2);
    const folder = join(disk, 'partner');
    mkdirSync(folder);
    const journal = openJournal({ file: join(folder, 'journal.sqlite') });
    journal.append([{ type: 'shift-started', body: {} }, accepted('box-1', imei(1))]);
    const copy = join(temporaryFolder(), 'copy');
    journal.database.exec(`VACUUM INTO '${copy}'`);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    // The shared memory beside a log takes 32 KB.
    const makeRoom = fillUp(disk, statSync(copy).size + 16_384);
    const failed = reasonOf(() => journal.database.writeAgain());
    const still = [journal.box('box-1')?.state, reasonOf(() => journal.append([accepted('box-2', imei(2))]))];
    makeRoom();
    journal.database.writeAgain();
    expect([failed, still, reasonOf(() => journal.append([accepted('box-2', imei(2))]))]).toEqual([
      'disk-full',
      ['waiting', 'folder-gone'],
      'stored',
    ]);
    expect(journal.newestBoxes(9).map(({ id }) => id)).toEqual(['box-2', 'box-1']);
  });
});
