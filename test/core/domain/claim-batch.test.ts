import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { nextBatch } from '../../../core/domain/claim-batch.ts';
import { box } from '../../support/boxes.ts';

const rules = { size: 3, gatherMs: 2000 };
const now = 100_000;
const waiting = (...ages: number[]) => ages.map((age, n) => box(n, { changedAt: now - age }));

test('nothing waits, nothing is sent', () => {
  expect(nextBatch([], now, rules)).toEqual({ kind: 'nothing' });
});

test('a box alone waits for company, for the rest of its time', () => {
  expect(nextBatch(waiting(500), now, rules)).toEqual({ kind: 'gather', ms: 1500 });
});

test('when the oldest box has waited long enough, all that came meanwhile go with it', () => {
  const boxes = waiting(2000, 100);
  expect(nextBatch(boxes, now, rules)).toEqual({ kind: 'send', boxes });
});

test('a full batch goes at once, and the rest follows', () => {
  const boxes = waiting(40, 30, 20, 10);
  expect(nextBatch(boxes, now, rules)).toEqual({ kind: 'send', boxes: boxes.slice(0, 3) });
});

test('a clock that was set back sends at once and does not wait for yesterday', () => {
  const boxes = waiting(-3_600_000);
  expect(nextBatch(boxes, now, rules)).toEqual({ kind: 'send', boxes });
});

test('boxes of a batch that was refused as a whole go at once, and only with those of the same limit', () => {
  const boxes = [
    box(1, { changedAt: now }),
    box(2, { batchLimit: 2 }),
    box(3, { batchLimit: 1 }),
    box(4, { batchLimit: 2 }),
    box(5, { batchLimit: 2 }),
  ];
  expect(nextBatch(boxes, now, { size: 500, gatherMs: 2000 })).toEqual({ kind: 'send', boxes: [boxes[1], boxes[3]] });
});

test('however many wait, a batch is never empty, never too large, and every box gets its turn', () => {
  const anyBox = fc.record({
    changedAt: fc.integer({ min: 0, max: 200_000 }),
    batchLimit: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(anyBox, { maxLength: 30 }), fc.integer({ min: 1, max: 6 }), (abouts, size) => {
      let left = abouts.map((about, n) => box(n, about));
      for (let turn = 0; left.length > 0; turn++) {
        const batch = nextBatch(left, 500_000, { size, gatherMs: 2000 });
        if (batch.kind !== 'send') throw new Error(`old boxes wait for ${batch.kind}`);
        const limit = Math.min(...batch.boxes.map((one) => one.batchLimit ?? size));
        expect([batch.boxes.length > 0, batch.boxes.length <= limit, turn < abouts.length]).toEqual([true, true, true]);
        left = left.filter((one) => !batch.boxes.includes(one));
      }
    }),
  );
});
