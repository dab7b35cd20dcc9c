import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectedCheckDigit, identify, imeiOfImeisv, isEid, isGtin } from '../../../core/domain/identifiers.ts';
import { makeEan, makeEid } from '../../../bench/labels/devices.ts';
import { randomFrom } from '../../../bench/labels/random.ts';
import { digits, imeis } from './numbers.ts';

const IMEI = '354626223546262';

describe('a scanned text', () => {
  test.each([
    [IMEI, 'imei', IMEI],
    ['35-462622-354626-2', 'imei', IMEI],
    ['35 462622 354626 2', 'imei', IMEI],
    [`IMEI ${IMEI}`, 'imei', IMEI],
    [`IMEI${IMEI}`, 'imei', IMEI],
    [`IMEI:${IMEI}`, 'imei', IMEI],
    [`IMEI1: ${IMEI}`, 'imei', IMEI],
    [`imei 2 ${IMEI}`, 'imei', IMEI],
    [`IMEI1${IMEI}`, 'imei', IMEI],
    [`IMEI (SIM 2): ${IMEI}`, 'imei', IMEI],
    ['IMEI 101234567890120', 'imei-bad-check-digit', '101234567890120'],
    [`]C1${IMEI}`, 'imei', IMEI],
    [`]C0${IMEI}\r`, 'imei', IMEI],
    [`${IMEI} / 19`, 'imei', IMEI],
    ['354626223546261', 'imei-bad-check-digit', '354626223546261'],
    // On boards that were never given an IMEI; no digit of it is wrong.
    ['000000000000000', 'unknown', '000000000000000'],
    ['3546262235462619', 'imeisv', '3546262235462619'],
    ['IMEISV: 3546262235462619', 'imeisv', '3546262235462619'],
    ['4006381333931', 'gtin', '4006381333931'],
    ['036000291452', 'gtin', '036000291452'],
    ['73513537', 'gtin', '73513537'],
    ['89049032003451234567890123456729', 'unknown', '89049032003451234567890123456729'],
    ['8944110068271234567', 'iccid', '8944110068271234567'],
    ['A0000073352491', 'meid', 'A0000073352491'],
    ['MEID: a0000073352491', 'meid', 'A0000073352491'],
    ['12345678901234', 'serial', '12345678901234'],
    ['12345678', 'serial', '12345678'],
    ['R5CT123ABCD', 'serial', 'R5CT123ABCD'],
    ['ABcd1235678', 'serial', 'ABcd1235678'],
    ['AB-123/12', 'serial', 'AB-123/12'],
    ['https://example.com/a?b=c', 'unknown', 'https://example.com/a?b=c'],
    ['12', 'unknown', '12'],
    ['', 'unknown', ''],
  ])('%j is %s', (text, kind, value) => {
    expect(identify(text)).toEqual({ kind, value });
  });

  test('from an EAN or UPC symbol is a product code, whatever its digits say', () => {
    expect(identify('0000000000000', 'EAN13').kind).toBe('gtin');
    expect(identify('036000291452', 'UPCA').kind).toBe('gtin');
  });

  test('is an IMEI only with 15 digits and the right check digit, whatever stands around it', () => {
    const around = fc.constantFrom('', ' ', 'IMEI', 'IMEI: ', 'IMEI1 ', 'IMEI2:', ']C1', '\u001d');
    fc.assert(
      fc.property(imeis, around, fc.constantFrom('', ' ', '\r', '\n', '\r\n', '/01', ' / 78'), (imei, before, after) => {
        expect(identify(before + imei + after)).toEqual({ kind: 'imei', value: imei });
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { kind, value } = identify(text);
        if (kind === 'imei') expect(text.replaceAll(/\D/g, '')).toContain(value);
      }),
    );
  });

  test('with one wrong digit is never an IMEI', () => {
    fc.assert(
      fc.property(imeis, fc.nat(14), fc.integer({ min: 1, max: 9 }), (imei, place, shift) => {
        const wrong = imei.slice(0, place) + String((Number(imei[place]) + shift) % 10) + imei.slice(place + 1);
        expect(identify(wrong).kind).toBe('imei-bad-check-digit');
        expect(identify(`IMEI ${wrong}`).kind).toBe('imei-bad-check-digit');
      }),
    );
  });
});

describe('the other numbers on a box', () => {
  test('EIDs and product codes are known by their check digits', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = randomFrom(seed);
        const eid = makeEid(random);
        const ean = makeEan(random);
        expect([isEid(eid), isGtin(ean), identify(eid).kind, identify(ean).kind]).toEqual([true, true, 'eid', 'gtin']);
        const place = random.whole(0, 12);
        expect(isGtin(ean.slice(0, place) + String((Number(ean[place]) + 1) % 10) + ean.slice(place + 1))).toBe(false);
      }),
    );
    expect(isEid('89049032123451234512345678901235')).toBe(true); // the example of GSMA SGP.02
  });

  test('an IMEISV leads to its IMEI', () => {
    expect(imeiOfImeisv('3546262235462619')).toBe(IMEI);
  });

  test('the hint for a typed IMEI names the digit that is expected', () => {
    expect(expectedCheckDigit('354626223546261')).toBe('2');
    expect([IMEI, '35462622354626', ''].map(expectedCheckDigit)).toEqual([undefined, undefined, undefined]);
    fc.assert(
      fc.property(digits(15), (text) => {
        const expected = expectedCheckDigit(text);
        expect(identify(text.slice(0, 14) + (expected ?? text.at(-1))).kind).toBe('imei');
      }),
    );
  });
});
