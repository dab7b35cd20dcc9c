import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gs1Value, parseGs1 } from '../../../core/domain/gs1.ts';
import { identify } from '../../../core/domain/identifiers.ts';
import { imeis } from './numbers.ts';

const GS = '\u001d';
const IMEI = '354626223546262';
const GTIN = '04006381333931';

describe('a GS1 element string', () => {
  test.each([
    ['with the prefix of GS1-128', `]C101${GTIN}8002${IMEI}${GS}10LOT7`],
    ['with the prefix of a DataMatrix', `]d2${GS}01${GTIN}10LOT7${GS}8002${IMEI}`],
    ['with the prefix of a QR code', `]Q38002${IMEI}${GS}01${GTIN}10LOT7`],
    ['without a prefix', `01${GTIN}8002${IMEI}${GS}10LOT7`],
    ['as printed', `(01)${GTIN}(8002)${IMEI}(10)LOT7`],
    ['as printed, with spaces', `(01) ${GTIN} (8002) ${IMEI} (10) LOT7`],
  ])('%s gives the phone, the product and the lot', (_, text) => {
    const elements = parseGs1(text) ?? [];
    expect(Object.fromEntries(elements.map(({ ai, value }) => [ai, value]))).toEqual({ '01': GTIN, '8002': IMEI, '10': 'LOT7' });
    expect(identify(text)).toEqual({ kind: 'imei', value: IMEI });
  });

  test('with dates, counts and a serial number reads to the end', () => {
    expect(parseGs1(`]C102${GTIN}3712${GS}17270131400ORDER-9${GS}21R5CT123456A${GS}8200https://maker.example/x`)).toEqual([
      { ai: '02', value: GTIN },
      { ai: '37', value: '12' },
      { ai: '17', value: '270131' },
      { ai: '400', value: 'ORDER-9' },
      { ai: '21', value: 'R5CT123456A' },
      { ai: '8200', value: 'https://maker.example/x' },
    ]);
  });

  test.each([
    ['an IMEI', IMEI],
    ['an EAN', '4006381333931'],
    ['a GTIN with 14 digits', GTIN],
    ['a serial number that begins like an identifier', '21R5CT123456A'],
    ['a number that begins with 10', '1012345678'],
    ['a product code with a wrong check digit', '01040063813339328002354626223546262'],
    ['an identifier that we do not know', `]C199INTERNAL`],
    ['nothing', ''],
  ])('is not seen in %s', (_, text) => {
    expect(parseGs1(text)).toBeUndefined();
  });

  test('whose separator was left out behind the phone gives no IMEI, because nothing is guessed', () => {
    expect(identify(`]C18002${IMEI}21AB`)).not.toMatchObject({ kind: 'imei' });
  });

  test('with two different phones names none', () => {
    expect(gs1Value(parseGs1(`]C18002${IMEI}${GS}8002354626223546270`) ?? [], '8002')).toBeUndefined();
    expect(identify(`]C18002${IMEI}${GS}8002354626223546270`).kind).not.toBe('imei');
  });

  test('with a wrong IMEI says so, with a serial number names that, with a product only the product', () => {
    expect(identify(']C18002354626223546263')).toEqual({ kind: 'imei-bad-check-digit', value: '354626223546263' });
    expect(identify(`]d201${GTIN}21R5CT123456A`)).toEqual({ kind: 'serial', value: 'R5CT123456A' });
    expect(identify(`]C101${GTIN}`)).toEqual({ kind: 'gtin', value: GTIN });
  });

  test('never makes another IMEI out of one, whatever stands around it', () => {
    const around = fc.array(fc.constantFrom(`01${GTIN}`, `10LOT7${GS}`, '17270131', `21SERIAL9${GS}`, `400PO1${GS}`), { maxLength: 4 });
    fc.assert(
      fc.property(imeis, around, around, (imei, before, after) => {
        expect(identify(`]C1${before.join('')}8002${imei}${GS}${after.join('')}`)).toEqual({ kind: 'imei', value: imei });
        expect(identify(`8002${imei}`)).toEqual({ kind: 'imei', value: imei });
        expect(identify(imei)).toEqual({ kind: 'imei', value: imei });
      }),
    );
  });

  test('read from any text never throws, and what it names is in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0128()]Cdq', GS) }), (text) => {
        for (const { value } of parseGs1(text) ?? []) expect(text).toContain(value);
      }),
    );
  });
});
