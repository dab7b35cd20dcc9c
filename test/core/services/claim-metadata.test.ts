import { expect, test } from 'vitest';
import { startClaiming } from '../../../core/services/claiming.ts';
import { sqliteJournal } from '../../../main/adapters/sqlite/journal.ts';
import { join } from 'node:path';
import type { Metadata } from '../../../core/domain/device-record.ts';
import { seededChance } from '../../support/chance.ts';
import { imei } from '../../support/devices.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { fakeGoogle } from '../../support/fake-google.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { accepted } from '../../support/journal.ts';

test('a claim tells Google our row and our station, and who scanned the box where somebody has signed on', async () => {
  const clock = fakeClock();
  const chance = seededChance(1);
  const google = fakeGoogle(clock);
  const sent: Metadata[] = [];
  let operator: string | undefined;
  const journal = sqliteJournal({
    file: join(temporaryFolder(), 'journal.sqlite'),
    station: 'station-1',
    clock,
    chance,
    operator: () => operator,
  });
  journal.append([{ type: 'shift-started', body: {} }, accepted('box-1', imei(1))]);
  operator = 'Ana';
  journal.append([accepted('box-2', imei(2))]);
  const claiming = startClaiming({
    journal,
    zeroTouch: {
      ...google,
      claimBatch(claims) {
        sent.push(...claims.map(({ metadata }) => metadata));
        return google.claimBatch(claims);
      },
    },
    station: 'station-1',
    clock,
    chance,
    changed: () => {},
    failed: (error) => {
      throw error;
    },
  });
  await clock.pass(60_000);
  expect([sent, journal.countInState('claimed')]).toEqual([
    [
      { claimstation_box: 'box-1', claimstation_station: 'station-1' },
      { claimstation_box: 'box-2', claimstation_station: 'station-1', claimstation_operator: 'Ana' },
    ],
    2,
  ]);
  await claiming.stop();
  journal.close();
});
