import { expect, test } from 'vitest';
import { EventType } from '../../../core/domain/events.ts';
import { storyLine } from '../../../renderer/box/story.ts';
import { english } from '../../../renderer/words/english.ts';
import type { HistoryEntry } from '../../../core/views/box.ts';

const said = (entry: Omit<HistoryEntry, 'seq' | 'at'>) => {
  const { title, detail } = storyLine({ seq: 1, at: 0, ...entry }, english);
  return `${title}: ${detail}`;
};

test('the story of a box is told in the words of the warehouse', () => {
  expect([
    said({ type: 'box-accepted', source: 'hand-scanner', customer: { id: '1', name: 'Northwind' } }),
    said({ type: 'box-accepted', source: 'list', customer: { id: '1', name: 'Northwind' }, list: { place: 1034 } }),
    said({ type: 'box-accepted', source: 'carton', customer: { id: '1', name: 'Northwind' }, list: { place: 4, carton: 'C-0077' } }),
    said({ type: 'claim-sent', claim: 'c', size: 58 }),
    said({ type: 'claim-sent', claim: 'c', size: 2 }),
    said({ type: 'claim-sent', claim: 'c', size: 1 }),
    said({ type: 'box-claimed', deviceId: '42', how: 'looked-up' }),
    said({ type: 'box-held', reason: 'other-company', status: 'SECTION_NOT_YOURS' }),
    said({ type: 'release-asked', customer: { id: '2', name: 'Alderbrook' } }),
    said({ type: 'box-moved', from: { id: '1', name: 'Northwind' }, customer: { id: '2', name: 'Alderbrook' }, operator: 'Mia' }),
    said({ type: 'box-undone', operator: 'Mia' }),
    said({ type: 'metadata-changed', metadata: { ordernumber: 'A-77' } }),
    said({ type: 'metadata-changed', metadata: { ordernumber: '' } }),
    said({ type: 'metadata-changed', metadata: { ordernumber: 'A-77', colour: 'red' } }),
  ]).toEqual([
    'Scanned and stored: with the hand scanner, for Northwind',
    'Scanned and stored: from a list, row 1,034, for Northwind',
    'Scanned and stored: from a carton code, no. 4 of C-0077, for Northwind',
    'Sent to Google: with 57 others',
    'Sent to Google: with 1 other',
    'Sent to Google: alone',
    'Found at Google: it is claimed: as device 42',
    'Claimed by another company: it needs attention; Google says SECTION_NOT_YOURS',
    'To be let go: to be claimed for Alderbrook',
    'Moved to another customer: from Northwind to Alderbrook, by Mia',
    'Taken back: it is not counted any more and may be scanned again, by Mia',
    'Order number written: A-77',
    'Order number removed: ',
    'Notes at Google changed: ordernumber: A-77, colour: red',
  ]);
});

test('whatever can happen has a title, also with nothing more said of it', () => {
  for (const type of EventType.options) expect(said({ type })).not.toMatch(/^:|undefined/);
});
