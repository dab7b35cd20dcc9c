import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { luhnDigit } from '../../../core/domain/luhn.ts';
import { emptyTable, step, type TrackerEvent } from '../../../renderer/scan/box-tracker.ts';
import type { FramePoint, PlacedReading } from '../../../renderer/scan/reader/reader.ts';

/**
 * Boxes as they really lie under a camera: ten pixels a millimetre, labels inside their boxes, boxes that do not overlap, in any
 * number, turned and moved together, each code read now and then. Whatever happens there, IMEIs of two boxes are never one box.
 */
describe('whatever lies under the camera', () => {
  test('IMEIs of two boxes are never told as one box', () => {
    fc.assert(
      fc.property(fc.array(scene(), { minLength: 1, maxLength: 4 }), fc.integer(), (scenes, seed) => {
        for (const { event, boxes } of watch(scenes, seed)) {
          if (event.kind !== 'box') continue;
          const owners = new Set(imeisOf(event).map((imei) => boxes.find((box) => box.imeis.includes(imei))));
          expect(owners.size, JSON.stringify(event)).toBe(1);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('a box that lies there alone and is read well is told once, with all its IMEIs', () => {
    fc.assert(
      fc.property(fc.array(scene({ boxes: 1, reads: 0.75 }), { minLength: 1, maxLength: 4 }), fc.integer(), (scenes, seed) => {
        const told = watch(scenes, seed);
        expect(told.map(({ event }) => event.kind)).toEqual(scenes.map(() => 'box'));
        expect(told.map(({ event }) => imeisOf(event).toSorted())).toEqual(
          told.map(({ boxes }) => [...(boxes[0]?.imeis ?? [])].toSorted()),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('two boxes that are both read well are never passed over in silence', () => {
    fc.assert(
      fc.property(scene({ boxes: 2, reads: 0.8 }), fc.integer(), (pushed, seed) => {
        expect(watch([pushed], seed).map(({ event }) => event.kind)).toContain('several-boxes');
      }),
      { numRuns: 200 },
    );
  });
});

interface Scene {
  readonly boxes: number;
  readonly dual: readonly boolean[];
  readonly layout: 'stacked' | 'imeis-apart' | 'side-by-side';
  readonly row: number;
  readonly margin: number;
  readonly edge: number;
  readonly below: boolean;
  readonly shift: number;
  readonly turn: number;
  readonly drift: FramePoint;
  readonly reads: number;
  readonly oneModel: boolean;
  readonly frames: number;
}

function scene({ boxes, reads }: { boxes?: number; reads?: number } = {}): fc.Arbitrary<Scene> {
  return fc.record({
    boxes: boxes === undefined ? fc.integer({ min: 1, max: 3 }) : fc.constant(boxes),
    dual: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    layout: fc.constantFrom('stacked' as const, 'imeis-apart' as const, 'side-by-side' as const),
    row: fc.integer({ min: 75, max: 115 }),
    margin: fc.integer({ min: 30, max: 80 }),
    edge: fc.integer({ min: 20, max: 200 }),
    below: fc.boolean(),
    shift: fc.integer({ min: -40, max: 40 }),
    turn: fc.integer({ min: 0, max: 359 }),
    drift: fc.record({ x: fc.integer({ min: -12, max: 12 }), y: fc.integer({ min: -12, max: 12 }) }),
    reads: reads === undefined ? fc.double({ min: 0.3, max: 1, noNaN: true }) : fc.constant(reads),
    oneModel: fc.boolean(),
    frames: fc.integer({ min: 50, max: 80 }),
  });
}

interface Box {
  readonly imeis: readonly string[];
  readonly codes: readonly {
    readonly text: string;
    readonly ean: boolean;
    readonly x: number;
    readonly y: number;
    readonly width: number;
  }[];
  readonly width: number;
  readonly height: number;
}

function watch(scenes: readonly Scene[], seed: number): { event: TrackerEvent; boxes: Box[] }[] {
  const chance = chances(seed);
  const told: { event: TrackerEvent; boxes: Box[] }[] = [];
  let state = emptyTable;
  let at = 0;
  let made = 0;
  for (const each of scenes) {
    const boxes = Array.from({ length: each.boxes }, (_, i) => makeBox(++made, each, i));
    for (let frame = 0; frame < each.frames + GAP_FRAMES; frame++, at += 33) {
      const result = step(state, frame < each.frames ? photograph(boxes, each, frame, chance) : [], at);
      state = result.state;
      told.push(...result.events.map((event) => ({ event, boxes })));
    }
  }
  return told;
}

/** The table is bare between two scenes for longer than a box is remembered. */
const GAP_FRAMES = 25;

function makeBox(number: number, { dual, layout, row, margin, edge, oneModel }: Scene, place: number): Box {
  const imeis = Array.from({ length: dual[place] === true ? 2 : 1 }, (_, i) => imei(number, i));
  const serial = { text: `R5CT${String(number).padStart(6, '0')}K`, ean: false, width: 260 };
  const ean = { text: oneModel ? '4006381333931' : gtin(number), ean: true, width: 220 };
  const phones = imeis.map((text) => ({ text, ean: false, width: 300 }));
  const [first, ...others] = phones;
  const rows = layout === 'side-by-side' ? [phones, [serial], [ean]] : [[first], [serial], ...others.map((other) => [other]), [ean]];
  const order = layout === 'stacked' ? [...phones.map((phone) => [phone]), [serial], [ean]] : rows;
  const codes = order.flatMap((line, y) =>
    line.flatMap((code, x) => (code === undefined ? [] : [{ ...code, x: edge + margin + x * 350, y: edge + margin + y * row }])),
  );
  const wide = Math.max(...codes.map((code) => code.x + code.width));
  const high = Math.max(...codes.map((code) => code.y + CODE_HEIGHT));
  return { imeis, codes, width: wide + margin + edge, height: high + margin + edge };
}

const CODE_HEIGHT = 45;

function photograph(
  boxes: readonly Box[],
  { below, shift, turn, drift, reads }: Scene,
  frame: number,
  chance: () => number,
): PlacedReading[] {
  const angle = (turn * Math.PI) / 180;
  const readings: PlacedReading[] = [];
  let [left, top] = [0, 0];
  for (const box of boxes) {
    for (const code of box.codes) {
      const trembles = (chance() - 0.5) * 12;
      if (chance() > reads) continue;
      const [x, y] = [left + code.x, top + code.y + trembles];
      const put = (dx: number, dy: number): FramePoint => ({
        x: 2000 + drift.x * frame + Math.cos(angle) * (x + dx) - Math.sin(angle) * (y + dy),
        y: 2000 + drift.y * frame + Math.sin(angle) * (x + dx) + Math.cos(angle) * (y + dy),
      });
      readings.push({
        text: code.text,
        symbology: code.ean ? 'EAN13' : 'Code128',
        corners: [put(0, 0), put(code.width, 0), put(code.width, CODE_HEIGHT), put(0, CODE_HEIGHT)],
      });
    }
    if (below) [left, top] = [left + shift, top + box.height];
    else [left, top] = [left + box.width, top + shift];
  }
  return readings;
}

function imeisOf(event: TrackerEvent): string[] {
  return event.kind === 'box' ? event.readings.map((reading) => reading.text).filter((text) => /^35\d{13}$/.test(text)) : [];
}

function imei(number: number, which: number): string {
  const body = `35920000${String(number * 2 + which).padStart(6, '0')}`;
  return body + luhnDigit(body);
}

function gtin(number: number): string {
  const body = `400638${String(number).padStart(6, '0')}`;
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return body + String((10 - (sum % 10)) % 10);
}

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
