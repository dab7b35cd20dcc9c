import { expect, test } from 'vitest';
import { noControls, watchControls } from '../../../renderer/scan/control-codes.ts';
import type { PlacedReading } from '../../../renderer/scan/reader/reader.ts';

const corner = { x: 0, y: 0 };
const reading = (text: string): PlacedReading => ({
  text,
  symbology: 'Code128',
  method: 'engine',
  corners: [corner, corner, corner, corner],
});
const UNDO = reading('CS-UNDO');
const IMEI = reading('356938035643809');

/** What is told at each time, for frames with these readings. */
function told(frames: readonly (readonly [at: number, readings: readonly PlacedReading[]])[]): number[] {
  let state = noControls;
  return frames.flatMap(([at, readings]) => {
    const next = watchControls(state, readings, at);
    state = next.state;
    return next.told.map(() => at);
  });
}

test('UNDO before the camera counts from the second frame, once for as long as it lies there, and again after it was away', () => {
  const there = (from: number, to: number) =>
    Array.from({ length: (to - from) / 100 }, (_, n) => [from + n * 100, n % 5 === 3 ? [] : [UNDO]] as const);
  expect(told(there(0, 5000))).toEqual([100]);
  expect(told([...there(0, 1000), [1900, []], ...there(2600, 3000)])).toEqual([100, 2700]);
  expect(told([[0, [UNDO]]])).toEqual([]);
});

test('what else is in the picture goes on to be read as a label, without the code', () => {
  expect(watchControls(noControls, [IMEI, UNDO], 0).rest).toEqual([IMEI]);
});
