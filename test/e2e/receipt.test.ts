import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EventDraft } from '../../core/domain/events.ts';
import { systemChance } from '../../main/adapters/system-chance.ts';
import { systemClock } from '../../main/adapters/system-clock.ts';
import { sqliteJournal, type SqliteJournal } from '../../main/adapters/sqlite/journal.ts';
import { scanByHand } from '../support/scan-by-hand.ts';
import { lookAt } from './look-at.ts';
import { closeStationsAfterEach, imei, openStationOnScreen, practiseFor, totals, type StationOnScreen } from './station.ts';

closeStationsAfterEach();

test('boxes from before are told at the start; a list or a count that is wrong is told on every screen, with the report, and put right from the journal', async () => {
  const first = await openStationOnScreen(['--practice']);
  await practiseFor(first.page, 'Northwind Logistics');
  await scanByHand(first.page, imei(0));
  await totals(first.page, '1 scanned = 1 claimed');
  await first.host.end('SIGTERM');
  inJournal(first, (journal) => {
    const customer = journal.currentCustomer() ?? { id: '', name: '' };
    // So many that Google is not done with them before a slow window is open.
    journal.append(
      Array.from({ length: 150 }, (_, n): EventDraft => {
        return { type: 'box-accepted', body: { box: `box-${n + 1}`, imei: imei(n + 1), customer, source: 'hand-scanner' } };
      }),
    );
    journal.database.run("UPDATE boxes SET customer_name = 'Somebody else' WHERE id = 'box-1'");
  });

  const second = await first.restart('SIGTERM');
  const { page } = second;
  const bar = page.getByRole('alert');
  await bar.getByText(/The lists of this station (are|were) wrong/).waitFor();
  await page.getByText(/\d+ boxes from before are still waiting/).waitFor();
  await lookAt(page, '40-boxes-from-before-1366');
  await bar.getByText('They have been made again').waitFor();
  await totals(page, '151 scanned = 151 claimed + 0 waiting');
  await page.getByText('boxes from before').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'At Google', exact: true }).click();
  await page.locator('[data-screen=google]').waitFor();
  await lookAt(page, '41-lists-made-again-1366');
  const download = page.waitForEvent('download');
  await bar.getByRole('button', { name: 'Save report' }).click();
  const report: unknown = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  expect(report).toMatchObject({ tables: { state: 'rebuilt', found: [{ table: 'boxes', name: 'box-1' }] } });

  const third = await second.restart('SIGTERM');
  await totals(third.page, '151 scanned = 151 claimed');
  expect(await third.page.getByRole('alert').count()).toBe(0);
  inJournal(third, ({ database }) => database.run("UPDATE tallies SET count = 152 WHERE state = 'claimed'"));
  await scanByHand(third.page, imei(200));
  await third.page.getByRole('alert').getByText('The count does not add up').waitFor();
  await lookAt(third.page, '42-count-does-not-add-up-1366');
}, 120_000);

/** Does something to the practice journal behind the station's back. */
function inJournal({ folder }: StationOnScreen, work: (journal: SqliteJournal) => void): void {
  const file = join(folder, 'accounts', 'practice', 'journal.sqlite');
  const journal = sqliteJournal({ file, station: 'station-1', clock: systemClock, chance: systemChance });
  try {
    work(journal);
  } finally {
    journal.close();
  }
}
