import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkTables } from '../../../../main/adapters/sqlite/tables-check.ts';
import { imei } from '../../../support/devices.ts';
import { fakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import { accepted, openJournal, projected } from '../../../support/journal.ts';

const started = { type: 'shift-started', body: {} } as const;

/** The journal of a station and its check, once what is new is compared, however many slices that takes; `restart` closes it and starts the next. */
async function start(clock: FakeClock, file?: string, seed = 1) {
  const journal = openJournal({ clock, seed, ...(file === undefined ? {} : { file }) });
  const bugs: unknown[] = [];
  const check = checkTables({ journal, file: journal.file, clock, changed: () => {}, failed: (error) => bugs.push(error) });
  onTestFinished(check.stop);
  await clock.runUntil(() => check.state() !== 'checking');
  const restart = () => {
    check.stop();
    journal.close();
    return start(clock, journal.file, seed + 1);
  };
  const copies = () => readdirSync(dirname(journal.file)).filter((name) => name.startsWith('journal-before-rebuild-'));
  return { journal, check, bugs, restart, copies };
}

describe('the check of the tables at every start', () => {
  test('finds what was spoilt since the last one, copies the file aside, and works the tables out again before anything is claimed', async () => {
    const clock = fakeClock();
    const first = await start(clock);
    first.journal.append([started, accepted('box-1', imei(1)), accepted('box-2', imei(2))]);
    const right = projected(first.journal);
    first.journal.database.run("UPDATE boxes SET customer_id = '1' WHERE id = 'box-2'");
    const { check, journal, copies, bugs } = await first.restart();
    let [claiming, before] = [0, ''];
    check.whenRight(() => (claiming += 1));
    before = `${check.state()} ${claiming} ${copies().length}`;
    await clock.runUntil(() => check.state() !== 'wrong');
    expect([before, check.state(), claiming, check.found(), projected(journal), bugs]).toEqual([
      'wrong 0 0',
      'rebuilt',
      1,
      [{ table: 'tallies', name: expect.any(String), at: expect.any(Number) }],
      right,
      [],
    ]);
    const [copy] = copies();
    const aside = openJournal({ file: join(dirname(journal.file), copy ?? '') });
    expect(aside.box('box-2')?.customer.id).toBe('1');
  });

  test('says nothing where nothing is wrong, and the next start looks only at what is new', async () => {
    const clock = fakeClock();
    const first = await start(clock);
    first.journal.append([started, accepted('box-1', imei(1))]);
    const second = await first.restart();
    const checked = second.check.state();
    second.journal.database.run("UPDATE boxes SET device_id = '7' WHERE id = 'box-1'");
    second.journal.append([accepted('box-2', imei(2))]);
    const third = await second.restart();
    expect([first.check.state(), checked, third.check.state(), third.copies()]).toEqual(['right', 'right', 'right', []]);
  });

  test('comes round to what is old while the station runs', async () => {
    const clock = fakeClock();
    const first = await start(clock);
    first.journal.append([started, accepted('box-1', imei(1))]);
    const second = await first.restart();
    second.journal.database.run("UPDATE boxes SET device_id = '7' WHERE id = 'box-1'");
    const { check, journal } = await second.restart();
    const atFirst = check.state();
    await clock.runUntil(() => check.state() === 'rebuilt');
    expect([atFirst, check.found()[0]?.table, journal.box('box-1')?.deviceId]).toEqual(['right', 'boxes', undefined]);
  });
});
