import { expect, test } from 'vitest';
import { retryBoxes } from '../../../core/services/retries.ts';
import { imei } from '../../support/devices.ts';
import { accepted, openJournal } from '../../support/journal.ts';

function twoHeldOneClaimed() {
  const journal = openJournal();
  journal.append([
    { type: 'shift-started', body: {} },
    ...[1, 2, 3].map((n) => accepted(`box-${n}`, imei(n))),
    { type: 'box-held', body: { box: 'box-1', reason: 'google-refused' } },
    { type: 'box-held', body: { box: 'box-2', reason: 'other-company' } },
    { type: 'box-claimed', body: { box: 'box-3', how: 'operation' } },
  ]);
  return journal;
}

test('only held boxes are tried again, and only those that were named', () => {
  const journal = twoHeldOneClaimed();
  expect(retryBoxes(journal, ['box-1', 'box-3', 'nobody'])).toEqual({ retried: 1 });
  expect([1, 2, 3].map((n) => journal.box(`box-${n}`)?.state)).toEqual(['waiting', 'held', 'claimed']);
});

test('nothing is tried again when that cannot be stored', () => {
  const journal = twoHeldOneClaimed();
  journal.database.exec('PRAGMA query_only = ON');
  expect([retryBoxes(journal, ['box-1', 'box-2']), journal.countInState('held')]).toEqual([{ retried: 0, refused: 'read-only' }, 2]);
});
