import { beforeAll, describe, expect, test } from 'vitest';
import { makeDualSimBox, makeModel, withBadCheckDigit, type LabelCodes } from '../../../../bench/labels/devices.ts';
import { drawLabel } from '../../../../bench/labels/label.ts';
import { randomFrom } from '../../../../bench/labels/random.ts';
import { createScene, type Pose } from '../../../../bench/labels/scene.ts';
import { makeLabelClip } from '../../../../bench/labels/sets/samples.ts';
import { parseImei } from '../../../../core/domain/imei.ts';
import type { DecodeEngine } from '../../../../renderer/scan/reader/engine.ts';
import { createLabelReader, type LabelReader } from '../../../../renderer/scan/reader/label-reader.ts';
import { lumaOfRgba } from '../../../../renderer/scan/reader/luma.ts';
import type { FrameQuality, LumaFrame, PlacedReading } from '../../../../renderer/scan/reader/reader.ts';
import { code128Widths, drawBars, loadEngine, noiseFrame } from './bars.ts';

let engine: DecodeEngine;
let reader: LabelReader;

beforeAll(async () => {
  engine = await loadEngine();
});

const random = randomFrom(11);
const model = makeModel(random, 'Nimbus 7');
const box = makeDualSimBox(random, model);

/** As a box that lies still: the same picture a few times, all that was read. */
function readFor(frames: number, frame: LumaFrame, from = createLabelReader(engine)): PlacedReading[] {
  return Array.from({ length: frames }, () => from.read(frame)).flat();
}

describe('the label reader', { timeout: 60_000 }, () => {
  test.each([0, 4, -7, 33, 90, 180, 251])('reads every code of a label that is turned by %i degrees', (turn) => {
    const readings = readFor(4, photograph(box, { x: 10, y: -5, turn, module: turn % 180 > 60 ? 2.6 : 3 }));
    expect(Object.fromEntries(readings.map(({ text, symbology }) => [text, symbology]))).toMatchObject({
      ...Object.fromEntries(box.imeis.map((imei) => [imei, 'Code128'])),
      [box.serial ?? '']: 'Code128',
      [box.ean ?? '']: 'EAN13',
    });
  });

  test('says where a code is, in its own reading direction, and how wide its modules are', () => {
    for (const turn of [0, 180, 40]) {
      const readings = readFor(2, photograph(box, { x: 0, y: 0, turn, module: 2.8 }));
      const [first, second] = box.imeis.map((imei) => readings.find((reading) => reading.text === imei));
      if (first === undefined || second === undefined) throw new Error('not read');
      const along = (reading: PlacedReading) =>
        turned(reading.corners[1].x - reading.corners[0].x, reading.corners[1].y - reading.corners[0].y, turn);
      expect(along(first).x).toBeGreaterThan(340);
      expect(along(first).x).toBeLessThan(400);
      expect(Math.abs(along(first).y)).toBeLessThan(12);
      const below = turned(second.corners[0].x - first.corners[0].x, second.corners[0].y - first.corners[0].y, turn);
      expect(below.y).toBeGreaterThan(50);
      expect([first.moduleWidth, second.moduleWidth].every((width) => Math.abs((width ?? 0) - 2.8) < 0.4)).toBe(true);
    }
  });

  test('reads softly what is too blurred for the engine, and says so', () => {
    const imei = box.imeis[0] ?? '';
    for (const turn of [0, 155]) {
      const frame = drawBars(code128Widths(imei), { width: 1280, height: 720, module: 2, bars: 60, blur: 1.7, noise: 2, turn });
      const [reading] = createLabelReader(engine).read(frame);
      expect(reading).toMatchObject({ text: imei, symbology: 'Code128', method: 'soft' });
      expect(reading?.moduleWidth).toBeCloseTo(2, 0);
      const [left, right] = [reading?.corners[0], reading?.corners[1]];
      const along = turned((right?.x ?? 0) - (left?.x ?? 0), (right?.y ?? 0) - (left?.y ?? 0), turn);
      expect(along.x).toBeCloseTo(268, -1);
    }
  });

  test('finds nothing on the bare table, in noise, or on stripes, for as long as one looks', () => {
    const stripes = drawBars(
      Array.from({ length: 101 }, () => 2),
      { width: 1280, height: 720, module: 3, bars: 500 },
    );
    for (const frame of [photograph(), noiseFrame(4, 1280, 720), stripes]) expect(readFor(9, frame)).toEqual([]);
  });

  test('reads one frame after another, also of another size', () => {
    reader = createLabelReader(engine);
    for (const [width, height] of [
      [1280, 720],
      [1920, 1080],
      [640, 480],
      [1280, 720],
    ] as const) {
      const single: LabelCodes = { model: 'Nimbus', imeis: box.imeis.slice(0, 1) };
      const frame = photograph(single, { x: 0, y: 0, turn: 1, module: width === 640 ? 2.2 : 2.8 }, width, height);
      expect(new Set(readFor(3, frame, reader).map(({ text }) => text))).toEqual(new Set(single.imeis));
    }
  });

  test('refuses a frame that is shorter than it says, rather than read other memory', () => {
    expect(() => createLabelReader(engine).read({ luma: new Uint8Array(10), width: 4, height: 4 })).toThrow(RangeError);
  });

  test('names its engine', () => {
    expect(createLabelReader(engine).engine).toBe('zxing-wasm');
  });
});

describe('codes that are no IMEIs', { timeout: 120_000 }, () => {
  test('are never made into one: other texts, products, wrong check digits, at any sharpness', () => {
    const seen: string[] = [];
    for (let seed = 0; seed < 24; seed++) {
      const chance = randomFrom(300 + seed);
      const bad = withBadCheckDigit(box.imeis[0] ?? '');
      const texts = [bad, chance.digits(16), 'SN' + chance.digits(8), chance.digits(14), chance.digits(20), 'A1B2C3D4E5'];
      const frame = drawBars(code128Widths(texts[seed % texts.length] ?? bad), {
        width: 960,
        height: 540,
        module: chance.between(1.3, 3),
        bars: 60,
        turn: chance.between(0, 360),
        blur: chance.between(0.6, 2.6),
        noise: chance.between(0, 8),
        seed,
      });
      seen.push(...readFor(4, frame).map(({ text }) => text));
    }
    expect(seen.length).toBeGreaterThan(20);
    expect(seen.filter((text) => parseImei(text) !== undefined)).toEqual([]);
  });
});

describe('clips', { timeout: 120_000 }, () => {
  test.each(['hand-held', 'rotated', 'small', 'defocused'] as const)(
    'a %s label is read twice within a third of a second, and nothing else is',
    (situation) => {
      const clip = makeLabelClip({ seed: 41, situation, severity: 0.5 });
      reader = createLabelReader(engine);
      const readings = Array.from({ length: 10 }, (_, frame) => reader.read(clip.frame(frame * 2))).flat();
      const imeis = readings.map(({ text }) => text).filter((text) => parseImei(text) !== undefined);
      for (const imei of clip.imeis) expect(imeis.filter((text) => text === imei).length).toBeGreaterThanOrEqual(2);
      expect(imeis.filter((text) => !clip.imeis.includes(text))).toEqual([]);
    },
  );
});

describe('what a frame was like', () => {
  function qualityOf(...frames: LumaFrame[]): FrameQuality {
    const fresh = createLabelReader(engine);
    for (const frame of frames) fresh.read(frame);
    const quality = fresh.quality();
    if (quality === undefined) throw new Error('not measured');
    return quality;
  }
  const code = code128Widths(box.imeis[0] ?? '');
  const size = { width: 1280, height: 720, bars: 90 };

  test('small and large codes differ in their module width, read or not', () => {
    expect(qualityOf(drawBars(code, { ...size, module: 3.5 })).moduleWidth).toBeCloseTo(3.5, 0);
    expect(qualityOf(drawBars(code, { ...size, module: 1.5 })).moduleWidth).toBeCloseTo(1.5, 0);
  });

  test('sharp and blurred ones differ in sharpness', () => {
    const [sharp, soft, lost] = [0.5, 1.8, 3.5].map((blur) => qualityOf(drawBars(code, { ...size, module: 3, blur })).sharpness ?? -1);
    expect(sharp).toBeGreaterThan(0.6);
    expect(soft).toBeLessThan(0.75 * (sharp ?? 0));
    expect(lost).toBeLessThan(0.6 * (soft ?? 0));
  });

  test('dark, bright and drowned light are told apart', () => {
    expect(qualityOf(drawBars(code, { ...size, module: 3, ink: 6, paper: 40 }))).toMatchObject({ clippedShare: 0, brightShare: 0 });
    expect(qualityOf(drawBars(code, { ...size, module: 3, ink: 6, paper: 40 })).darkShare).toBeGreaterThan(0.1);
    expect(qualityOf(drawBars(code, { ...size, module: 3, ink: 60, paper: 255 })).clippedShare).toBeGreaterThan(0.3);
  });

  test('a box that moves is told from one that lies still', () => {
    const [here, there] = [640, 690].map((x) => drawBars(code, { ...size, module: 3, x }));
    if (here === undefined || there === undefined) throw new Error('not drawn');
    expect(qualityOf(here, here).moved).toBeCloseTo(0, 5);
    expect(qualityOf(here, there).moved).toBeGreaterThan(30);
    expect(qualityOf(here).moved).toBeUndefined();
  });

  test('the bare table has brightness, and nothing to say of bars', () => {
    expect(qualityOf(photograph())).toMatchObject({ moduleWidth: undefined, sharpness: undefined, moved: undefined, clippedShare: 0 });
    expect(qualityOf(photograph()).brightness).toBeGreaterThan(60);
  });
});

/** A step of the frame as a step of a label that is turned by these degrees. */
function turned(x: number, y: number, degrees: number): { x: number; y: number } {
  const angle = (degrees * Math.PI) / 180;
  return { x: x * Math.cos(angle) + y * Math.sin(angle), y: y * Math.cos(angle) - x * Math.sin(angle) };
}

function photograph(codes?: LabelCodes, pose?: Pose, width = 1280, height = 720): LumaFrame {
  const scene = createScene({ seed: 3, width, height });
  const canvas = scene.photograph(codes === undefined || pose === undefined ? [] : [{ label: drawLabel(codes), pose }]);
  return { luma: lumaOfRgba(canvas.getContext('2d').getImageData(0, 0, width, height).data), width, height };
}
