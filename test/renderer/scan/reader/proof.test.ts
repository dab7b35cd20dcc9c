import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeImei } from '../../../../bench/labels/devices.ts';
import { randomFrom } from '../../../../bench/labels/random.ts';
import { parseImei } from '../../../../core/domain/imei.ts';
import { writingsOf } from '../../../../renderer/scan/reader/imei-layouts.ts';
import { createLabelReader } from '../../../../renderer/scan/reader/label-reader.ts';
import { createProof } from '../../../../renderer/scan/reader/proof.ts';
import { isProven } from '../../../../renderer/scan/reader/verdict.ts';
import { code128Widths, drawBars, loadEngine } from './bars.ts';
import { profileOf, WRITINGS } from './profiles.ts';

const proofOf = createProof();
const anyImei = fc.nat().map((seed) => makeImei(randomFrom(seed), '35' + randomFrom(seed + 1).digits(6)));

describe('the proof of what an engine has read', () => {
  test('an undamaged code is proven: in each way of writing it, on its head, blurred, on a box seen from the side or round', () => {
    fc.assert(
      fc.property(
        anyImei,
        fc.integer({ min: 0, max: 2 }),
        fc.record({
          module: fc.double({ min: 2.4, max: 5, noNaN: true }),
          blur: fc.double({ min: 0.2, max: 0.6, noNaN: true }),
          onHead: fc.boolean(),
          round: fc.constantFrom(0, 0.5, 0.9),
          bend: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
        }),
        (imei, way, look) => {
          const widths = code128Widths(WRITINGS[way]?.(imei) ?? []);
          const profile = profileOf(widths, { ...look, noise: 0.02 }, randomFrom(7));
          expect(isProven(proofOf(profile, imei, look.onHead))).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('another IMEI is not, nor is the right one read from the wrong end', () => {
    fc.assert(
      fc.property(anyImei, anyImei, (imei, other) => {
        fc.pre(imei !== other);
        const profile = profileOf(code128Widths(imei), { module: 3, blur: 0.3, noise: 0.01 }, randomFrom(7));
        expect(isProven(proofOf(profile, imei, false))).toBe(true);
        expect(isProven(proofOf(profile, other, false))).toBe(false);
        expect(isProven(proofOf(profile, imei, true))).toBe(false);
      }),
      { numRuns: 15 },
    );
  });

  test('a code with an edge moved by a module is not, whatever it is taken for', () => {
    fc.assert(
      fc.property(anyImei, fc.nat(), (imei, seed) => {
        const random = randomFrom(seed);
        const widths = [...code128Widths(imei)];
        const places = widths.map((_, at) => at).filter((at) => at >= 6 && at < widths.length - 8 && (widths[at] ?? 0) > 1);
        const at = random.pick([places[0] ?? 6, ...places]);
        widths[at] = (widths[at] ?? 0) - 1;
        widths[at + 1] = (widths[at + 1] ?? 0) + 1;
        const profile = profileOf(widths, { module: 3, blur: 0.3, noise: 0.01 }, random);
        expect(isProven(proofOf(profile, imei, false))).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  test('the ways of writing an IMEI are what another encoder draws', () => {
    const imei = '356938035643809';
    const drawn = [...writingsOf(imei)].map((values) => code128Widths(values.slice(0, -1)).join(''));
    for (const write of WRITINGS) expect(drawn).toContain(code128Widths(write(imei)).join(''));
  });
});

/** A code of 351314141875898 with edges moved, which the engine takes for another IMEI: check symbol and Luhn digit agree by chance. */
const MISTAKABLE = [...'2112321313121221321222311222312232112412112121411141313112212413112331112'].map(Number);

describe('a code that the engine mistakes for another IMEI', () => {
  test('is not said by our reader, in no way of looking at it', async () => {
    const engine = await loadEngine();
    const frame = drawBars(MISTAKABLE, { width: 480, height: 100, module: 3, bars: 60 });
    const said = engine.decode(frame, { symbologies: ['Code128'], alsoTurned: false, alsoSmaller: false });
    expect(said.map(({ text }) => text)).toEqual(['021314141875898']);
    for (const turn of [0, 24, 180]) {
      const reader = createLabelReader(engine);
      const turned = drawBars(MISTAKABLE, { width: 480, height: 300, module: 3, bars: 60, turn });
      const readings = Array.from({ length: 12 }, () => reader.read(turned)).flat();
      expect(readings.filter(({ text }) => parseImei(text) !== undefined)).toEqual([]);
    }
  });

  test('a code so large that no bars are located is proven too', async () => {
    const reader = createLabelReader(await loadEngine());
    const looks = (widths: readonly number[]) => {
      const large = drawBars(widths, { width: 1280, height: 200, module: 9, bars: 190 });
      return Array.from({ length: 10 }, () => reader.read(large)).flat();
    };
    expect(looks(code128Widths('356938035643809')).map(({ text }) => text)).toContain('356938035643809');
    expect(looks(MISTAKABLE).filter(({ text }) => parseImei(text) !== undefined)).toEqual([]);
  });
});
