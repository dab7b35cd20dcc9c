import { readFileSync, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeClip } from '../../../bench/labels/clip.ts';
import { makeDualSimBox, makeModel, makeSingleSimBox, withBadCheckDigit } from '../../../bench/labels/devices.ts';
import { randomFrom } from '../../../bench/labels/random.ts';
import { readLabel } from '../../../core/domain/label.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimstation-labels-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('made-up boxes', () => {
  test('are read by the domain as the phones they are meant to be', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = randomFrom(seed);
        const model = makeModel(random, 'Nimbus 7');
        for (const box of [makeSingleSimBox(random, model), makeDualSimBox(random, model)]) {
          const texts = [...box.imeis, box.serial, box.eid].flatMap((text) => (text === undefined ? [] : [{ text, symbology: 'Code128' }]));
          const label = readLabel([...texts, { text: box.ean ?? '', symbology: 'EAN13' }]);
          expect(label).toMatchObject({ kind: 'device', imeis: [...box.imeis].toSorted() });
          expect(label.kind === 'device' && label.others.map(({ kind }) => kind)).toEqual(
            box.eid === undefined ? ['serial', 'gtin'] : ['serial', 'eid', 'gtin'],
          );
          expect(readLabel(box.imeis.map((imei) => ({ text: withBadCheckDigit(imei) })))).toMatchObject({ reason: 'bad-check-digit' });
        }
      }),
    );
  });

  test('are the same for the same seed, and print the higher IMEI first now and then', () => {
    const many = (seed: number) => {
      const random = randomFrom(seed);
      const model = makeModel(random, 'Nimbus 7');
      return Array.from({ length: 40 }, () => makeDualSimBox(random, model));
    };
    expect(many(1)).toEqual(many(1));
    expect(many(1)).not.toEqual(many(2));
    expect(new Set(many(1).map(({ imeis: [first = '', second = ''] }) => first < second))).toEqual(new Set([true, false]));
  });
});

test('a clip has the pictures that were ordered, says when each box is shown, and is the same for the same seed', () => {
  const random = randomFrom(3);
  const label = makeDualSimBox(random, makeModel(random, 'Nimbus 7'));
  const order = {
    seed: 5,
    shots: [
      { kind: 'blank', seconds: 0.5 } as const,
      { kind: 'label', label, seconds: 1 } as const,
      { kind: 'blank', seconds: 0.3 } as const,
    ],
    tailSeconds: 2,
  };
  const clip = makeClip({ ...order, file: join(folder, 'first.mjpeg') });
  makeClip({ ...order, file: join(folder, 'second.mjpeg') });
  const bytes = readFileSync(join(folder, 'first.mjpeg'));
  expect(clip).toEqual({
    frames: 114,
    seconds: 3.8,
    bytes: bytes.length,
    times: [
      { from: 0, to: 0.5 },
      { from: 0.5, to: 1.5 },
      { from: 1.5, to: 1.8 },
    ],
  });
  expect(bytes.toString('latin1').split('\u00ff\u00d8\u00ff').length - 1).toBe(114);
  expect(readFileSync(join(folder, 'second.mjpeg')).equals(bytes)).toBe(true);
});
