import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boxOf, emptyTable, step, type TrackerEvent } from '../../../renderer/scan/box-tracker.ts';
import type { Corners, FramePoint, PlacedReading } from '../../../renderer/scan/reader/reader.ts';
import { code, createTable, ean, EAN, firstOf, imei, said } from './table.ts';

const A1 = imei('35000001000001');
const A2 = imei('35000001000002');
const B1 = imei('35000001000011');
const B2 = imei('35000001000012');
const C1 = imei('35000001000021');
const boxA = [code(A1, { line: 0 }), code(A2, { line: 1 }), code('R5ABC123456', { line: 2 }), ean()];
const boxB = [code(B1, { line: 0 }), code(B2, { line: 1 }), code('R5ABC123457', { line: 2 }), ean()];
const single = [code(C1, { line: 0 }), code('R5ABC123458', { line: 2 }), ean()];

describe('one box', () => {
  test('a dual-SIM box is told with all its codes as soon as two frames agree', () => {
    const table = createTable();
    const told = table.show(boxA, 5000);
    expect(told.map(said)).toEqual([[A1, A2, EAN, 'R5ABC123456'].toSorted()]);
    expect(told[0]?.at).toBe(33);
    expect(boxOf(table.state(), A2)).toEqual([A1, A2].toSorted());
  });

  test('a single-SIM box waits a moment for a second IMEI and is then told', () => {
    const told = createTable().show(single, 5000);
    expect(told.map(said)).toEqual([[C1, EAN, 'R5ABC123458'].toSorted()]);
    expect(told[0]?.at).toBeGreaterThanOrEqual(350);
    expect(told[0]?.at).toBeLessThan(450);
  });

  test('an IMEI seen in one frame only is never told', () => {
    const table = createTable();
    table.show([code(A1)], 33);
    table.show([], 5000);
    expect(table.told).toEqual([]);
  });

  test('a second IMEI that becomes readable late is no other box', () => {
    const table = createTable();
    table.show([code(A1)], 600);
    table.show([code(A1), code(A2, { line: 1 })], 600);
    table.show([code(A2, { line: 1 })], 3000);
    expect(table.told.map(said)).toEqual([[A1]]);
  });

  test('the IMEIs of one box that lies still and are read in turn, never together, come together', () => {
    const table = createTable();
    for (let i = 0; i < 60; i++) table.show([i % 2 === 0 ? code(A1) : code(A2, { line: 1 })], 33);
    expect(table.told.map(said)).toEqual([[A1, A2].toSorted()]);
  });

  test('the IMEIs of one box in motion that are read in turn come together by a serial number that is read with both', () => {
    const table = createTable();
    for (let i = 0; i < 30; i++) {
      const left = 100 + i * 25;
      table.show([i % 2 === 0 ? code(A1, { left }) : code(A2, { left, line: 1 }), code('R5ABC123456', { left, line: 2 })], 33);
    }
    expect(table.told.map(said)).toEqual([[A1, A2, 'R5ABC123456'].toSorted()]);
  });

  test('the IMEIs of one box in motion that are read in turn, with nothing to hold on to, are neither paired nor taken for two boxes', () => {
    const table = createTable();
    for (let i = 0; i < 40; i++)
      table.show([i % 2 === 0 ? code(A1, { left: 100 + i * 25 }) : code(A2, { left: 100 + i * 25, line: 1 })], 33);
    expect(table.told.map(said)).toEqual([[A1]]);
  });

  test('a label with its IMEIs side by side is one box once nothing speaks against it', () => {
    const wide = [code(A1), code(A2, { left: 460 }), code('R5ABC123456', { line: 1 }), ean()];
    const told = createTable().show(wide, 3000);
    expect(told.map(said)).toEqual([[A1, A2, EAN, 'R5ABC123456'].toSorted()]);
    expect(told[0]?.at).toBeLessThan(620);
  });

  test('the codes of a box are told in printed order, also of a label that lies on its head', () => {
    const upsideDown = [...boxA].toReversed().map((reading) => ({ ...reading, corners: turned(reading.corners) }));
    for (const codes of [boxA, upsideDown]) {
      const [told] = createTable().show(codes, 500);
      expect(told?.event.kind === 'box' && told.event.readings.map((reading) => reading.text)).toEqual([A1, A2, 'R5ABC123456', EAN]);
    }
  });

  test('a box whose IMEI is covered for a while stays the same box by its product code and serial number', () => {
    const table = createTable();
    table.show(boxA, 500);
    table.show([ean()], 4000);
    table.show(boxA, 500);
    table.show([code('R5ABC123456', { line: 2 })], 4000);
    table.show(boxA, 500);
    expect(table.told).toHaveLength(1);
  });

  test('a serial number that passes for an IMEI is not paired with the IMEI', () => {
    const serial = imei('72000001000001');
    const told = createTable().show([code(A1), code(serial, { line: 1 })], 3000);
    expect(told.map(said)).toEqual([[A1, serial].toSorted()]);
    expect(told[0]?.at).toBeGreaterThanOrEqual(350);
  });
});

describe('one box after another', () => {
  test('boxes of one model that are swapped within 300 ms are told each, promptly', () => {
    const table = createTable();
    table.show(boxA, 500);
    table.show([], 200);
    const told = table.show(boxB, 500);
    table.show(single, 1000);
    expect(told.map(said)).toEqual([[B1, B2, EAN, 'R5ABC123457'].toSorted()]);
    expect((told[0]?.at ?? 0) - 700).toBeLessThan(100);
    expect(table.told).toHaveLength(3);
  });

  test('a box that was away is told again, for main to call it a duplicate', () => {
    const table = createTable();
    table.show(boxA, 500);
    table.show([], 800);
    table.show(boxA, 500);
    expect(table.told.map(said)).toEqual([firstOf(table), firstOf(table)]);
  });

  test('a box that comes back after another box of the same model is told again', () => {
    const table = createTable();
    table.show(boxA, 500);
    table.show(boxB, 900);
    table.show(boxA, 500);
    expect(table.told).toHaveLength(3);
  });

  test('a single-SIM box that is taken away right after it was read is still told', () => {
    const table = createTable();
    table.show(single, 66);
    table.show([], 2000);
    expect(table.told).toHaveLength(1);
  });

  test('a box that slides in while the old one is still read now and then is told once the old one is gone', () => {
    const table = createTable();
    table.show([code(C1)], 600);
    for (let i = 0; i < 6; i++) table.show([i % 2 === 0 ? code(C1) : code(A1, { line: 1 })], 33);
    const told = table.show([code(A1, { line: 1 })], 1000);
    expect(told.map(said)).toEqual([[A1]]);
  });
});

describe('codes that name no device', () => {
  test('a product code alone is refused once, after a second', () => {
    const told = createTable().show([ean()], 8000);
    expect(told.map(({ event }) => event)).toEqual([{ kind: 'refused', readings: [{ text: EAN, symbology: 'EAN13' }] }]);
    expect(told[0]?.at).toBeGreaterThanOrEqual(1000);
    expect(told[0]?.at).toBeLessThan(1200);
  });

  test('a bad check digit is refused with all codes of the box, also right after a good box of the same model', () => {
    const bad = A1.slice(0, 14) + String((Number(A1[14]) + 1) % 10);
    const table = createTable();
    table.show(boxB, 800);
    table.show([], 300);
    const told = table.show([code(bad), code('R5ABC123499', { line: 2 }), ean()], 5000);
    expect(told.map(({ event }) => event.kind === 'refused' && event.readings.map((reading) => reading.text).toSorted())).toEqual([
      [bad, EAN, 'R5ABC123499'].toSorted(),
    ]);
  });

  test('a box whose IMEI becomes readable after the refusal is told all the same', () => {
    const table = createTable();
    table.show([ean()], 1500);
    table.show(single, 1000);
    table.show([ean()], 3000);
    expect(table.told.map(({ event }) => event.kind)).toEqual(['refused', 'box']);
  });

  test('a product code that only passes by is not refused', () => {
    const table = createTable();
    table.show([ean()], 600);
    table.show([], 3000);
    expect(table.told).toEqual([]);
  });

  test('a refused box that comes back is refused again', () => {
    const table = createTable();
    table.show([ean()], 2000);
    table.show([], 1000);
    table.show([ean()], 2000);
    expect(table.told).toHaveLength(2);
  });
});

describe('whatever the frames show', () => {
  const pool = [...boxA, ...boxB, ...single, code('8904903200000000000000000000000')];
  const frames = fc.array(fc.record({ codes: fc.subarray(pool), gap: fc.integer({ min: 5, max: 900 }), far: fc.boolean() }), {
    maxLength: 60,
  });

  test('nothing is told that was not seen in two frames', () => {
    fc.assert(
      fc.property(frames, (shown) => {
        const seen: PlacedReading[][] = [];
        let state = emptyTable;
        let at = 0;
        for (const { codes, gap, far } of shown) {
          at += gap;
          const moved = codes.map((reading) => (far ? code(reading.text, { left: 100 + pool.indexOf(reading) * 400 }) : reading));
          seen.push(moved);
          const result = step(state, moved, at);
          state = result.state;
          for (const event of result.events) check(event, seen);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a box that stays is told exactly once, however often its codes drop out', () => {
    const readsWell = fc.array(fc.subarray(boxA), { minLength: 60, maxLength: 150 });
    fc.assert(
      fc.property(readsWell, (shown) => {
        let state = emptyTable;
        const events: TrackerEvent[] = [];
        for (const [i, codes] of shown.entries()) {
          // Now and then a frame is read in full, as it is with every label that can be read at all.
          const result = step(state, i % 8 === 0 ? boxA : codes, i * 33);
          state = result.state;
          events.push(...result.events);
        }
        expect(events.map((event) => event.kind)).toEqual(['box']);
        const [box] = events;
        expect(box?.kind === 'box' && box.readings.map((reading) => reading.text)).toEqual(expect.arrayContaining([A1, A2]));
      }),
    );
  });

  test('every box of a busy shift is told once, whatever the pauses between them', () => {
    const boxes = fc.array(
      fc.record({ dual: fc.boolean(), ms: fc.integer({ min: 450, max: 2500 }), pause: fc.integer({ min: 0, max: 1500 }) }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(boxes, (shift) => {
        const table = createTable();
        const expected = shift.map(({ dual, ms, pause }, i) => {
          const imeis = dual ? [imei(`3500000200${i + 10}01`), imei(`3500000200${i + 10}02`)] : [imei(`3500000200${i + 10}01`)];
          table.show([...imeis.map((text, line) => code(text, { line })), ean()], ms);
          table.show([], pause);
          return [...imeis, EAN].toSorted();
        });
        table.show([], 1000);
        expect(table.told.map(said)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

function check(event: TrackerEvent, seen: readonly PlacedReading[][]): void {
  if (event.kind === 'several-boxes') return;
  const texts = event.readings.map((reading) => reading.text);
  for (const text of texts) expect(seen.filter((frame) => frame.some((reading) => reading.text === text)).length).toBeGreaterThan(1);
  const imeis = texts.filter((text) => [A1, A2, B1, B2, C1].includes(text));
  if (event.kind === 'refused') return expect(imeis).toEqual([]);
  expect(imeis.length).toBeGreaterThan(0);
  expect(imeis.length).toBeLessThan(3);
}

/** Half a turn about a point. */
function turned(corners: Corners): Corners {
  const turn = ({ x, y }: FramePoint): FramePoint => ({ x: 1000 - x, y: 800 - y });
  return [turn(corners[0]), turn(corners[1]), turn(corners[2]), turn(corners[3])];
}
