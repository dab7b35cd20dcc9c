import { describe, expect, test } from 'vitest';
import { emptyTable, step } from '../../../renderer/scan/box-tracker.ts';
import type { FrameQuality, PlacedReading } from '../../../renderer/scan/reader/reader.ts';
import { code, createTable, ean, EAN, firstOf, imei, said } from './table.ts';

const A1 = imei('35000001000001');
const A2 = imei('35000001000002');
const B1 = imei('35000001000011');
const B2 = imei('35000001000012');
const C1 = imei('35000001000021');
const boxA = [code(A1, { line: 0 }), code(A2, { line: 1 }), code('R5ABC123456', { line: 2 }), ean()];

describe('more than one box', () => {
  test('three IMEIs in the same frames are several boxes, said once', () => {
    expect(
      createTable()
        .show([...boxA, code(B1, { left: 700 })], 5000)
        .map(said),
    ).toEqual(['several-boxes']);
  });

  test('two single-SIM boxes far apart are several boxes, not a pair', () => {
    expect(
      createTable()
        .show([code(A1), code(B1, { left: 1500 })], 5000)
        .map(said),
    ).toEqual(['several-boxes']);
  });

  test('a box laid beside one that was told is several boxes, and is told when it is alone', () => {
    const table = createTable();
    table.show(boxA, 500);
    table.show([...boxA, code(C1, { left: 1500 })], 1000);
    table.show([code(C1, { left: 1500 })], 2000);
    expect(table.told.map(said)).toEqual([firstOf(table), 'several-boxes', [C1]]);
  });

  test('a third IMEI seen for the first time holds a pair back until it is clear', () => {
    const table = createTable();
    table.show([code(A1), code(B1, { line: 1 })], 33);
    table.show([code(A1), code(B1, { line: 1 }), code(A2, { line: 2 })], 3000);
    expect(table.told.map(said)).toEqual(['several-boxes']);
  });

  test('two of three IMEIs that are left are not paired, since they may be of two boxes', () => {
    const table = createTable();
    table.show([code(A1), code(A2, { line: 1 }), code(B1, { line: 2 })], 1000);
    table.show([code(A1), code(B1, { line: 2 })], 3000);
    expect(table.told.map(said)).toEqual(['several-boxes']);
  });

  test('the other of two dual-SIM boxes is moved away: the one that is left is told', () => {
    const table = createTable();
    const beside = [code(B1, { left: 1300 }), code(B2, { left: 1300, line: 1 })];
    table.show([...boxA, ...beside], 1000);
    table.show(boxA, 1500);
    expect(table.told.map(said)).toEqual(['several-boxes', [A1, A2, EAN, 'R5ABC123456'].toSorted()]);
  });

  test.each([
    ['beside', { left: 420 }],
    ['in the same column', { line: 2 }],
  ])(
    'a second single-SIM box pushed close %s a told one is not passed over: one at a time, and it is told when it is alone',
    (_, place) => {
      const table = createTable();
      table.show([code(C1)], 2500);
      table.show([code(C1), code(A1, place)], 1000);
      table.show([code(A1, place)], 2000);
      expect(table.told.map(said)).toEqual([[C1], 'several-boxes', [A1]]);
    },
  );

  test('two single-SIM boxes whose serial numbers are both read are several boxes, however close they lie', () => {
    const pushed = [code(A1), code('R5ABC123456', { line: 1 }), code(B1, { line: 2 }), code('R5ABC123457', { line: 3 })];
    expect(createTable().show(pushed, 3000).map(said)).toEqual(['several-boxes']);
  });

  test('two single-SIM boxes side by side, of one model, are several boxes by the product code that is there twice', () => {
    const pushed = [code(A1), ean(), code(B1, { left: 560 }), code(EAN, { left: 560, line: 4, symbology: 'EAN13' })];
    expect(createTable().show(pushed, 3000).map(said)).toEqual(['several-boxes']);
  });

  test('a box that moves against the told one is another box', () => {
    const table = createTable();
    table.show([code(C1)], 600);
    for (let i = 0; i < 20; i++) table.show([code(C1), code(A1, { line: 3 - i * 0.15 })], 33);
    expect(table.told.map(said)).toEqual([[C1], 'several-boxes']);
  });
});

describe('a reading of a blurred code', () => {
  const soft = (text: string): PlacedReading => ({ ...code(text), method: 'soft' });

  test('counts when two different pictures agree on it, not when a hanging camera shows one picture twice', () => {
    const picture = (brightness: number): FrameQuality => ({
      moduleWidth: 2,
      sharpness: 0.3,
      brightness,
      contrast: 90,
      darkShare: 0.1,
      brightShare: 0.4,
      clippedShare: 0,
      moved: 0,
    });
    const told = (brightness: (i: number) => number) => {
      let state = emptyTable;
      return Array.from({ length: 60 }, (_, i) => {
        const result = step(state, [soft(A1)], i * 33, picture(brightness(i)));
        state = result.state;
        return result.events;
      }).flat();
    };
    expect(told(() => 120)).toEqual([]);
    expect(told((i) => 120 + i * 0.01)).toHaveLength(1);
  });
});
