import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeImei, withBadCheckDigit } from '../../../../bench/labels/devices.ts';
import { randomFrom } from '../../../../bench/labels/random.ts';
import { parseImei } from '../../../../core/domain/imei.ts';
import { passesLuhn } from '../../../../core/domain/luhn.ts';
import { CHECK_MODULUS, STOP_WIDTHS, WIDTHS } from '../../../../renderer/scan/reader/code128-table.ts';
import { digitsOf, IMEI_LAYOUTS } from '../../../../renderer/scan/reader/imei-layouts.ts';
import { createSoftCode128, type SoftReading } from '../../../../renderer/scan/reader/soft-code128.ts';
import { createSearch } from '../../../../renderer/scan/reader/soft-search.ts';
import { isBelievable } from '../../../../renderer/scan/reader/verdict.ts';
import { code128Widths, gaussian } from './bars.ts';
import { profileOf, WRITINGS } from './profiles.ts';

const readSoftly = createSoftCode128();

function believed(read: SoftReading | undefined): string | undefined {
  return read !== undefined && isBelievable(read.evidence) ? read.imei : undefined;
}

describe('the table of Code 128', () => {
  test('is what another encoder draws', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 94 }), { minLength: 1, maxLength: 12 }), (data) => {
        const values = [104, ...data];
        const check = values.reduce((sum, value, i) => sum + value * Math.max(1, i), 0) % CHECK_MODULUS;
        const ours = [...values, check].map((value) => WIDTHS[value]).join('') + STOP_WIDTHS;
        expect(code128Widths(values).join('')).toBe(ours);
      }),
    );
    expect(new Set(WIDTHS).size).toBe(106);
    for (const widths of WIDTHS) expect([...widths].reduce((sum, width) => sum + Number(width), 0)).toBe(11);
  });

  test('the layouts know how long their codes are, and which digits they hold', () => {
    const imei = '356938035643809';
    WRITINGS.forEach((write, i) => {
      const layout = IMEI_LAYOUTS[i];
      if (layout === undefined) throw new Error('no such layout');
      const [start, ...values] = write(imei);
      expect(layout.starts).toContain(start);
      expect(code128Widths(write(imei)).reduce((sum, each) => sum + each, 0)).toBe(layout.modules);
      expect(digitsOf(layout, values)).toBe(imei);
    });
  });
});

describe('the search', () => {
  test('finds the one row whose check symbol and Luhn digit are right, also when every symbol has a better looking rival', () => {
    const search = createSearch();
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 2 }), (seed, way) => {
        const random = randomFrom(seed);
        const layout = IMEI_LAYOUTS[way];
        if (layout === undefined) throw new Error('no such layout');
        const imei = makeImei(random, '35' + random.digits(6));
        const [start = 0, ...values] = WRITINGS[way]?.(imei) ?? [];
        const check = values.reduce((sum, value, i) => sum + value * (i + 1), start) % CHECK_MODULUS;
        const costs = layout.places.map(({ values: allowed }, k) =>
          Float32Array.from(allowed, (value) => (value === values[k] ? 0.1 : 0.5 + random.fraction())),
        );
        // One rival that looks better: its check symbol is wrong, so it must not win.
        const rival = costs[random.whole(0, costs.length - 1)];
        if (rival !== undefined) rival[random.whole(0, rival.length - 1)] = 0.05;
        const checks = Float32Array.from({ length: CHECK_MODULUS }, (_, value) => (value === check ? 0.1 : 3));
        const found = search([...costs, checks], layout, start);
        expect(found?.values).toEqual([...values, check]);
        expect(found?.runnerUp).toBeGreaterThan(found?.cost ?? Infinity);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the soft reader', { timeout: 60_000 }, () => {
  test('reads an IMEI in each way of writing it, blurred until bars run into each other, also on its head', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 0, max: 2 }),
        fc.double({ min: 1.2, max: 4, noNaN: true }),
        fc.double({ min: 0.25, max: 0.72, noNaN: true }),
        fc.boolean(),
        (seed, way, module, blur, onHead) => {
          const random = randomFrom(seed);
          const imei = makeImei(random, '35' + random.digits(6));
          const read = readSoftly(profileOf(code128Widths(WRITINGS[way]?.(imei) ?? []), { module, blur, noise: 0.01, onHead }, random));
          expect(believed(read)).toBe(imei);
          expect((read?.right ?? 0) > (read?.left ?? 0)).toBe(!onHead);
          expect(read?.moduleWidth).toBeCloseTo(module, 0);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('follows a module grid that perspective has bent', () => {
    for (const bend of [-0.015, -0.008, 0.008, 0.015]) {
      const random = randomFrom(8);
      const imei = makeImei(random, '35' + random.digits(6));
      expect(believed(readSoftly(profileOf(code128Widths(imei), { module: 2.4, blur: 0.5, noise: 0.02, bend }, random)))).toBe(imei);
    }
  });

  test('never says a wrong one, whatever the blur and noise: it keeps silent', () => {
    let read = 0;
    for (let seed = 0; seed < 150; seed++) {
      const random = randomFrom(seed);
      const imei = makeImei(random, '35' + random.digits(6));
      const look = { module: random.between(1, 4), blur: random.between(0.3, 1.6), noise: random.between(0, 0.25) };
      const said = believed(readSoftly(profileOf(code128Widths(imei), look, random)));
      if (said !== undefined) read++;
      expect([undefined, imei]).toContain(said);
    }
    expect(read).toBeGreaterThan(30);
  });

  test('never makes an IMEI of another code: wrong check digits, serial numbers, other lengths, stripes, noise', () => {
    for (let seed = 0; seed < 150; seed++) {
      const random = randomFrom(1000 + seed);
      const imei = makeImei(random, '35' + random.digits(6));
      const texts = [
        withBadCheckDigit(imei),
        random.digits(16),
        random.digits(14),
        'R5' + random.digits(9),
        random.digits(32),
        'ABC' + random.digits(6),
      ];
      const text = texts[seed % texts.length] ?? imei;
      const look = { module: random.between(1.2, 4), blur: random.between(0.2, 0.9), noise: random.between(0, 0.06) };
      expect(believed(readSoftly(profileOf(code128Widths(text), look, random)))).toBeUndefined();
      const anything = Array.from({ length: 67 }, () => random.whole(1, 4));
      expect(believed(readSoftly(profileOf(anything, look, random)))).toBeUndefined();
      const blank = { darkness: Float32Array.from({ length: 400 }, () => 0.5 + 0.3 * gaussian(random)), left: 30, right: 370 };
      expect(believed(readSoftly(blank))).toBeUndefined();
    }
  });

  test('does not repair a damaged code by its check digits: what cannot be seen is not read', () => {
    for (let seed = 0; seed < 120; seed++) {
      const random = randomFrom(2000 + seed);
      const imei = makeImei(random, '35' + random.digits(6));
      const module = random.between(2, 3.5);
      const profile = profileOf(code128Widths(imei), { module, blur: random.between(0.3, 0.7), noise: 0.02 }, random);
      const from = Math.round(profile.left + random.between(13, 110) * module);
      profile.darkness.fill(random.fraction() < 0.5 ? 0 : 1, from, from + Math.round(random.between(8, 14) * module));
      const said = believed(readSoftly(profile));
      expect([undefined, imei]).toContain(said);
      expect(said === undefined || passesLuhn(said)).toBe(true);
    }
  });

  test('answers in the form of an IMEI or not at all', () => {
    const random = randomFrom(5);
    const imei = makeImei(random, '35' + random.digits(6));
    const said = believed(readSoftly(profileOf(code128Widths(imei), { module: 2, blur: 0.5, noise: 0 }, random)));
    expect(parseImei(said ?? '')).toBe(imei);
  });
});
