import { describe, expect, test } from 'vitest';
import { nothingRemembered, remember } from '../../../../renderer/scan/reader/box-memory.ts';
import type { PlacedReading } from '../../../../renderer/scan/reader/reader.ts';
import { looksEverywhere, planFor, softAttempts } from '../../../../renderer/scan/reader/schedule.ts';

const corners = [
  { x: 0, y: 0 },
  { x: 9, y: 0 },
  { x: 9, y: 9 },
  { x: 0, y: 9 },
] as const;
const first: PlacedReading = { text: '356938035643809', symbology: 'Code128', corners, method: 'engine' };
const second: PlacedReading = { text: '490154203237518', symbology: 'Code128', corners, method: 'soft' };

function after(frames: number, readings: readonly PlacedReading[]) {
  let memory = nothingRemembered;
  for (let frame = 0; frame < frames; frame++) memory = remember(memory, frame, planFor(frame, memory, 4).way, readings);
  return memory;
}

describe('what is tried on a frame', () => {
  test('every preparation in turn while nothing is read, and the one that worked as long as it works', () => {
    expect(Array.from({ length: 8 }, (_, frame) => planFor(frame, nothingRemembered, 4).way)).toEqual([0, 1, 2, 3, 0, 1, 2, 3]);
    const memory = remember(nothingRemembered, 6, 2, [first]);
    expect([7, 8, 9].map((frame) => planFor(frame, memory, 4).way)).toEqual([2, 2, 2]);
    expect(planFor(9, remember(memory, 8, 2, []), 4).way).toBe(1);
  });

  test('all two-dimensional symbols on every fourth frame', () => {
    const looked = Array.from({ length: 8 }, (_, frame) => planFor(frame, nothingRemembered, 4).wholeFrame);
    expect(looked.map((symbologies) => symbologies.length)).toEqual([0, 0, 0, 3, 0, 0, 0, 3]);
    expect(new Set(looked[3])).toEqual(new Set(['QRCode', 'DataMatrix', 'PDF417']));
    expect(Array.from({ length: 16 }, (_, frame) => looksEverywhere(frame)).filter(Boolean)).toHaveLength(2);
  });

  test('a box whose two IMEIs are known for sure is only skimmed, but for every fourth frame', () => {
    const known = after(6, [first, second]);
    expect([6, 7, 8, 9].map((frame) => planFor(frame, known, 4).pitch)).toEqual([5, 5, 1, 5]);
    expect(planFor(6, after(5, [first, second]), 4).pitch).toBe(1);
    expect(planFor(6, after(6, [first]), 4).pitch).toBe(1);
  });

  test('a look that shows nothing of a known box is followed by a second of whole looks', () => {
    const lost = remember(after(6, [first, second]), 6, 0, []);
    const found = remember(lost, 7, 0, [first, second]);
    expect(planFor(9, found, 4).pitch).toBe(1);
    const later = Array.from({ length: 30 }, (_, i) => 8 + i).reduce((memory, frame) => remember(memory, frame, 0, [first, second]), found);
    expect(planFor(38, later, 4).pitch).toBe(5);
  });

  test('the soft reader always where no IMEI was read, and never where both were', () => {
    expect(softAttempts(3, nothingRemembered, [])).toBeGreaterThan(0);
    expect(softAttempts(3, nothingRemembered, [first, second])).toBe(0);
  });

  test('the missing one of two is looked for at once, a second one that never was only now and then', () => {
    expect(softAttempts(5, after(5, [first, second]), [first])).toBeGreaterThan(0);
    const alone = after(40, [first]);
    const tries = Array.from({ length: 80 }, (_, i) => softAttempts(40 + i, alone, [first])).filter((attempts) => attempts > 0);
    expect(tries).toHaveLength(10);
  });
});

describe('what is remembered', () => {
  test('how often an IMEI was read, once a frame, until it has been away for a second', () => {
    const memory = after(5, [first, { ...first, method: 'soft' }, { ...first, text: '123' }]);
    expect([...memory.imeis]).toEqual([[first.text, { times: 5, lastFrame: 4 }]]);
    expect(remember(memory, 33, 0, []).imeis.size).toBe(1);
    expect(remember(memory, 34, 0, []).imeis.size).toBe(0);
  });

  test('for how long nothing was read', () => {
    expect(after(4, []).fruitless).toBe(4);
    expect(remember(after(4, []), 4, 0, [second])).toMatchObject({ fruitless: 0, worked: undefined });
  });
});
