import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeDualSimBox, makeModel, type LabelCodes } from '../../../../bench/labels/devices.ts';
import { drawLabel } from '../../../../bench/labels/label.ts';
import { randomFrom } from '../../../../bench/labels/random.ts';
import { createScene, type Pose } from '../../../../bench/labels/scene.ts';
import { lumaOfRgba } from '../../../../renderer/scan/reader/luma.ts';
import type { FrameReader, LumaFrame } from '../../../../renderer/scan/reader/reader.ts';
import { createZxingReader } from '../../../../renderer/scan/reader/zxing-reader.ts';

let reader: FrameReader;

beforeAll(async () => {
  const file = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  reader = await createZxingReader({ binary: new Uint8Array(file).buffer });
});

const random = randomFrom(11);
const model = makeModel(random, 'Nimbus 7');
const box = makeDualSimBox(random, model);

describe('the reader', { timeout: 30_000 }, () => {
  test.each([0, 4, -7, 90, 180])('reads every code of a label that is turned by %i degrees', (turn) => {
    const readings = reader.read(photograph(box, { x: 10, y: -5, turn, module: turn === 90 ? 2.8 : 3.2 }));
    expect(Object.fromEntries(readings.map(({ text, symbology }) => [text, symbology]))).toMatchObject({
      ...Object.fromEntries(box.imeis.map((imei) => [imei, 'Code128'])),
      [box.serial ?? '']: 'Code128',
      [box.ean ?? '']: 'EAN13',
    });
  });

  test('says where a code is, in its own reading direction', () => {
    for (const turn of [0, 180]) {
      const readings = reader.read(photograph(box, { x: 0, y: 0, turn, module: 3 }));
      const [first, second] = box.imeis.map((imei) => readings.find((reading) => reading.text === imei)?.corners);
      const direction = turn === 0 ? 1 : -1;
      if (first === undefined || second === undefined) throw new Error('not read');
      expect((first[1].x - first[0].x) * direction).toBeGreaterThan(300);
      expect((second[0].y - first[0].y) * direction).toBeGreaterThan(50);
      for (const corner of [...first, ...second]) {
        expect(corner.x).toBeGreaterThan(200);
        expect(corner.x).toBeLessThan(1080);
      }
    }
  });

  test('finds nothing on the bare table', () => {
    expect(reader.read(photograph(undefined))).toEqual([]);
  });

  test('reads one frame after another, also of another size', () => {
    for (const [width, height] of [
      [1280, 720],
      [1920, 1080],
      [640, 480],
      [1280, 720],
    ] as const) {
      const single: LabelCodes = { model: 'Nimbus', imeis: box.imeis.slice(0, 1) };
      const readings = reader.read(photograph(single, { x: 0, y: 0, turn: 1, module: 2.8 }, width, height));
      expect(readings.map((reading) => reading.text)).toEqual(single.imeis);
    }
  });

  test('refuses a frame that is shorter than it says, rather than read other memory', () => {
    expect(() => reader.read({ luma: new Uint8Array(10), width: 4, height: 4 })).toThrow(RangeError);
  });
});

function photograph(codes?: LabelCodes, pose?: Pose, width = 1280, height = 720): LumaFrame {
  const scene = createScene({ seed: 3, width, height });
  const canvas = scene.photograph(codes === undefined || pose === undefined ? [] : [{ label: drawLabel(codes), pose }]);
  return { luma: lumaOfRgba(canvas.getContext('2d').getImageData(0, 0, width, height).data), width, height };
}
