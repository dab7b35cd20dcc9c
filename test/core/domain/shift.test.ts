import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BoxState } from '../../../core/domain/box.ts';
import { summarise } from '../../../core/domain/shift.ts';

const shift = { id: 'shift-1', startedAt: 1000, endedAt: undefined };
const north = { id: '1', name: 'Northwind' };
const alder = { id: '2', name: 'Alderbrook' };
const states: BoxState[] = ['waiting', 'sent', 'processing', 'unsure', 'claimed', 'held', 'released', 'undone'];

describe('the summary of a shift', () => {
  test('counts each box once: claimed, on its way, in need of a person, let go, or taken back; customers by name', () => {
    const boxes = [
      ...states.map((state, n) => ({ customer: north, state, count: n + 1 })),
      { customer: alder, state: 'claimed' as const, count: 7 },
    ];
    expect(summarise(shift, { boxes, repeated: 3, refused: 2 }, 43)).toEqual({
      shift: 'shift-1',
      startedAt: 1000,
      endedAt: undefined,
      total: { scanned: 43, claimed: 12, waiting: 10, attention: 6, released: 7, undone: 8 },
      customers: [
        { ...alder, tally: { scanned: 7, claimed: 7, waiting: 0, attention: 0, released: 0, undone: 0 } },
        { ...north, tally: { scanned: 36, claimed: 5, waiting: 10, attention: 6, released: 7, undone: 8 } },
      ],
      repeated: 3,
      refused: 2,
      balanced: true,
    });
  });

  test('says so when the boxes do not add up to the scans', () => {
    expect(summarise(shift, { boxes: [{ customer: north, state: 'claimed', count: 2 }], repeated: 0, refused: 0 }, 3).balanced).toBe(false);
  });

  test('of a customer that was renamed during the shift is still one line', () => {
    const boxes = [
      { customer: north, state: 'claimed' as const, count: 1 },
      { customer: { id: '1', name: 'Northwind Logistics' }, state: 'held' as const, count: 1 },
    ];
    expect(summarise(shift, { boxes, repeated: 0, refused: 0 }, 2).customers).toHaveLength(1);
  });

  test('always adds up, line by line', () => {
    const line = fc.record({ customer: fc.constantFrom(north, alder), state: fc.constantFrom(...states), count: fc.nat(500) });
    fc.assert(
      fc.property(fc.array(line), (boxes) => {
        const accepted = boxes.reduce((sum, { count }) => sum + count, 0);
        const { total, customers, balanced } = summarise(shift, { boxes, repeated: 0, refused: 0 }, accepted);
        for (const { scanned, claimed, waiting, attention, released, undone } of [total, ...customers.map(({ tally }) => tally)]) {
          expect(claimed + waiting + attention + released + undone).toBe(scanned);
        }
        expect([total.scanned, balanced]).toEqual([accepted, true]);
      }),
    );
  });
});
