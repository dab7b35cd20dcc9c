import { expect, test } from 'vitest';
import type { BoxView, LocatedBox } from '../../../core/views/box.ts';
import { becameOf, countMovable } from '../../../renderer/corrections/correction.ts';
import { english } from '../../../renderer/words/english.ts';

const northwind = { id: '1', name: 'Northwind' };
const alderbrook = { id: '2', name: 'Alderbrook' };

function located(where: LocatedBox['where'], about: Partial<BoxView>): LocatedBox {
  return {
    where,
    box: {
      id: 'b',
      seq: 1,
      acceptedAt: 0,
      customer: northwind,
      identifiers: {},
      name: { kind: 'imei', value: '356938035643809' },
      source: 'camera',
      state: 'waiting',
      ...about,
    },
  };
}

const boxes: readonly (readonly [LocatedBox, string])[] = [
  [located('here', { customer: alderbrook }), 'Moved, waiting for Alderbrook'],
  [located('on-its-way', { customer: alderbrook, state: 'sent' }), 'Moved, on its way for Alderbrook'],
  [located('claimed', { customer: alderbrook, state: 'claimed' }), 'Claimed for Alderbrook'],
  [located('letting-go', { state: 'releasing', next: alderbrook }), 'Being let go first'],
  [located('here', { customer: alderbrook, state: 'held', reason: 'other-company' }), 'Needs attention: Claimed by another company'],
  [located('claimed', { state: 'claimed' }), 'Claimed for Northwind, not moved'],
  [located('on-its-way', { state: 'processing' }), 'On its way for the first customer'],
  [located('in-doubt', { state: 'waiting' }), 'Google may have it for the first customer'],
  [located('gone', { state: 'undone' }), 'Taken back or let go'],
];

test.each(boxes)('what became of a box is said: %#', (box, text) => {
  expect(becameOf(box, alderbrook, english).text).toBe(text);
});

test('only what is not the new customer’s yet counts as to be moved', () => {
  const all = boxes.map(([box]) => box);
  expect(countMovable(all, alderbrook.id)).toEqual({ here: 0, claimed: 1, away: 2, lettingGo: 0 });
  expect(countMovable([...all, located('here', {}), located('letting-go', { state: 'releasing' })], alderbrook.id)).toEqual({
    here: 1,
    claimed: 1,
    away: 2,
    lettingGo: 1,
  });
});
