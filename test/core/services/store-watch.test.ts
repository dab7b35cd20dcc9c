import { expect, test } from 'vitest';
import { watchStore } from '../../../core/services/store-watch.ts';
import { imei } from '../../support/devices.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { accepted, fillDisk, openJournal } from '../../support/journal.ts';

function watched() {
  const clock = fakeClock();
  const journal = openJournal();
  let changes = 0;
  const store = watchStore(journal, { clock, changed: () => (changes += 1) });
  const room = () => journal.database.exec('PRAGMA max_page_count = 1000000');
  const box = (n: number) => store.journal.append([accepted(`box-${n}`, imei(n))]);
  return { clock, journal, store, room, box, changes: () => changes };
}

test('a disk that is full is known from the first refusal until there is room, without a scan, and the window is told twice', async () => {
  const { clock, journal, store, room, box, changes } = watched();
  fillDisk(journal);
  expect(() => box(1)).toThrow('disk-full');
  await clock.pass(60_000);
  const full = [store.trouble(), changes()];
  room();
  await clock.pass(2000);
  expect([full, store.trouble(), changes(), clock.waiting(), journal.newestBoxes(9)]).toEqual([['disk-full', 1], undefined, 2, 0, []]);
});

test('room for less than a box is no room', async () => {
  const { clock, journal, store, box } = watched();
  fillDisk(journal);
  expect(() => box(1)).toThrow('disk-full');
  const pages = Number(journal.database.get('PRAGMA page_count')?.['page_count']);
  journal.database.exec(`PRAGMA max_page_count = ${pages + 2}`);
  await clock.pass(60_000);
  expect(store.trouble()).toBe('disk-full');
});

test('nothing is tried while all is well, or when the station has closed', async () => {
  const { clock, journal, store, box } = watched();
  box(1);
  expect([store.trouble(), clock.waiting()]).toEqual([undefined, 0]);
  fillDisk(journal);
  expect(() => box(2)).toThrow('disk-full');
  store.stop();
  expect(clock.waiting()).toBe(0);
});
