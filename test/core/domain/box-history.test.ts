import { expect, test } from 'vitest';
import { happening } from '../../../core/domain/box-history.ts';
import { HistoryEntry } from '../../../core/views/box.ts';
import { openJournal, northwind } from '../../support/journal.ts';
import { imei } from '../../support/devices.ts';
import type { EventDraft } from '../../../core/domain/events.ts';

const alderbrook = { id: '9007199254740993', name: 'Alderbrook Council' };
const scanned = (box: string, n: number): EventDraft => ({
  type: 'box-accepted',
  body: { box, imei: imei(n), customer: northwind, source: 'camera' },
});

test('the story of a box that was doubted, looked up, moved and given an order number names no other box', () => {
  const journal = openJournal();
  const both = ['mine', 'neighbour'];
  journal.append([
    scanned('mine', 1),
    scanned('neighbour', 2),
    { type: 'claim-sent', body: { claim: 'c1', boxes: both } },
    { type: 'claim-unsure', body: { claim: 'c1', boxes: both, code: 'ETIMEDOUT' } },
    { type: 'box-claimed', body: { box: 'mine', deviceId: '1234567890123456789', how: 'looked-up' } },
    { type: 'box-not-found', body: { box: 'neighbour' } },
    { type: 'scan-repeated', body: { box: 'mine', source: 'typed' } },
    { type: 'metadata-changed', body: { deviceId: '1234567890123456789', box: 'mine', metadata: { ordernumber: 'A-77' } } },
    { type: 'release-asked', body: { box: 'mine', next: alderbrook } },
    { type: 'release-sent', body: { release: 'r1', boxes: ['mine'] } },
    { type: 'release-unsure', body: { release: 'r1', boxes: ['mine'], code: 'HTTP_503' } },
    { type: 'release-sent', body: { release: 'r2', boxes: ['mine'] } },
    { type: 'release-taken', body: { release: 'r2', operation: 'operations/apibatchoperation/6' } },
    { type: 'box-released', body: { box: 'mine', how: 'operation' } },
    { type: 'claim-sent', body: { claim: 'c2', boxes: ['mine'] } },
    { type: 'claim-taken', body: { claim: 'c2', operation: 'operations/apibatchoperation/7' } },
    { type: 'box-held', body: { box: 'mine', reason: 'device-limit', status: 'DEVICE_LIMIT_EXCEEDED' } },
    { type: 'box-retried', body: { box: 'mine' } },
  ]);
  const story = journal.history('mine').map(happening);
  // What crosses the wire is checked against this, so an entry that does not fit would be no answer at all.
  expect(story.map((entry) => HistoryEntry.parse(entry))).toEqual(story);
  expect(story.map(({ seq: _seq, at: _at, ...said }) => said)).toEqual([
    { type: 'box-accepted', customer: northwind, source: 'camera' },
    { type: 'claim-sent', claim: 'c1', size: 2 },
    { type: 'claim-unsure', claim: 'c1', size: 2, code: 'ETIMEDOUT' },
    { type: 'box-claimed', deviceId: '1234567890123456789', how: 'looked-up' },
    { type: 'scan-repeated', source: 'typed' },
    { type: 'metadata-changed', deviceId: '1234567890123456789', metadata: { ordernumber: 'A-77' } },
    { type: 'release-asked', customer: alderbrook },
    { type: 'release-sent', claim: 'r1', size: 1 },
    { type: 'release-unsure', claim: 'r1', size: 1, code: 'HTTP_503' },
    { type: 'release-sent', claim: 'r2', size: 1 },
    { type: 'release-taken', claim: 'r2' },
    { type: 'box-released', how: 'operation' },
    { type: 'claim-sent', claim: 'c2', size: 1 },
    { type: 'claim-taken', claim: 'c2' },
    { type: 'box-held', reason: 'device-limit', status: 'DEVICE_LIMIT_EXCEEDED' },
    { type: 'box-retried' },
  ]);
  expect(JSON.stringify(story)).not.toContain('neighbour');
});
