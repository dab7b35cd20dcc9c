import { expect, test } from 'vitest';
import { batches } from '../../../core/services/batches.ts';
import { imei } from '../../support/devices.ts';
import { accepted, openJournal } from '../../support/journal.ts';

const NOTHING = { claimed: 0, released: 0, held: 0, underWay: 0, waiting: 0, moved: 0, undone: 0 };

test('a request that Google refused as a whole shows its boxes as sent again, and the two halves show what came of them', () => {
  const journal = openJournal();
  const boxes = ['a', 'b', 'c', 'd'];
  journal.append([
    ...boxes.map((box, n) => accepted(box, imei(n))),
    { type: 'claim-sent', body: { claim: 'whole', boxes } },
    { type: 'claim-split', body: { claim: 'whole', boxes, limit: 2, code: 'INVALID_ARGUMENT' } },
    { type: 'claim-sent', body: { claim: 'first half', boxes: ['b', 'a'] } },
    { type: 'claim-taken', body: { claim: 'first half', operation: 'operations/1' } },
    { type: 'box-claimed', body: { box: 'a', deviceId: '1', how: 'operation' } },
    { type: 'claim-sent', body: { claim: 'other half', boxes: ['c', 'd'] } },
    { type: 'claim-unsure', body: { claim: 'other half', boxes: ['c', 'd'], code: 'ECONNRESET' } },
    { type: 'box-held', body: { box: 'd', reason: 'other-company' } },
  ]);
  const found = batches(journal);
  expect(found.page(10).map(({ claim, size, code, counts }) => [claim, size, code, counts])).toEqual([
    ['other half', 2, 'ECONNRESET', { ...NOTHING, waiting: 1, held: 1 }],
    ['first half', 2, undefined, { ...NOTHING, claimed: 1, underWay: 1 }],
    ['whole', 4, 'INVALID_ARGUMENT', { ...NOTHING, moved: 4 }],
  ]);
  expect(found.page(10, 'first half').map(({ claim }) => claim)).toEqual(['whole']);
  expect(found.batch('first half', 10, 0)?.boxes.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(found.batch('whole', 2, 1)?.boxes.map(({ id }) => id)).toEqual(['b', 'c']);
  expect(found.batch('nobody knows', 10, 0)).toBeUndefined();
});

test('a box that is let go and claimed again is let go in the one request and gone from the other', () => {
  const journal = openJournal();
  journal.append([
    accepted('a', imei(1)),
    accepted('b', imei(2)),
    { type: 'claim-sent', body: { claim: 'claimed', boxes: ['a', 'b'] } },
    { type: 'box-claimed', body: { box: 'a', deviceId: '1', how: 'operation' } },
    { type: 'box-claimed', body: { box: 'b', deviceId: '2', how: 'operation' } },
    { type: 'release-asked', body: { box: 'a', next: { id: '2', name: 'Alderbrook' } } },
    { type: 'release-asked', body: { box: 'b' } },
    { type: 'release-sent', body: { release: 'let go', boxes: ['a', 'b'] } },
    { type: 'box-released', body: { box: 'a', how: 'operation' } },
    { type: 'box-released', body: { box: 'b', how: 'operation' } },
    { type: 'claim-sent', body: { claim: 'claimed again', boxes: ['a'] } },
    { type: 'box-claimed', body: { box: 'a', deviceId: '1', how: 'operation' } },
  ]);
  expect(
    batches(journal)
      .page(10)
      .map(({ claim, kind, counts }) => [claim, kind, counts]),
  ).toEqual([
    ['claimed again', 'claim', { ...NOTHING, claimed: 1 }],
    ['let go', 'release', { ...NOTHING, released: 2 }],
    ['claimed', 'claim', { ...NOTHING, released: 1, moved: 1 }],
  ]);
});
