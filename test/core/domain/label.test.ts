import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLabel } from '../../../core/domain/label.ts';
import { luhnDigit } from '../../../core/domain/luhn.ts';
import { imeis } from './numbers.ts';

const LOW = '354626223546262';
const HIGH = '354626223546270';
const THIRD = '354626223546288';

describe('the codes of one box', () => {
  test('make a device with its lowest IMEI first and the other codes by name', () => {
    const label = readLabel([
      { text: '4006381333931', symbology: 'EAN13' },
      { text: HIGH, symbology: 'Code128' },
      { text: 'R5CT123ABCD', symbology: 'Code128' },
      { text: LOW, symbology: 'Code128' },
      { text: HIGH, symbology: 'Code128' },
    ]);
    expect(label).toEqual({
      kind: 'device',
      imeis: [LOW, HIGH],
      others: [
        { kind: 'gtin', value: '4006381333931' },
        { kind: 'serial', value: 'R5CT123ABCD' },
      ],
    });
  });

  test('a damaged second IMEI does not stop the first', () => {
    expect(readLabel([{ text: LOW }, { text: '354626223546271' }])).toMatchObject({ kind: 'device', imeis: [LOW] });
  });

  test('three IMEIs are more than one phone, and nothing is guessed', () => {
    expect(readLabel([{ text: LOW }, { text: HIGH }, { text: THIRD }])).toMatchObject({ kind: 'refused', reason: 'several-boxes' });
  });

  test('a number from no reporting body is no second IMEI beside a plausible one, but stands alone', () => {
    const nobodys = '72462622354626' + luhnDigit('72462622354626');
    expect(readLabel([{ text: LOW }, { text: nobodys }])).toMatchObject({ kind: 'device', imeis: [LOW] });
    expect(readLabel([{ text: nobodys }])).toMatchObject({ kind: 'device', imeis: [nobodys] });
  });

  test.each([
    [['4006381333931', '354626223546261'], 'bad-check-digit'],
    [['4006381333931', '3546262235462619'], 'imeisv'],
    [['4006381333931', '89049032123451234512345678901235'], 'eid'],
    [['8944110068271234567'], 'iccid'],
    [['A0000073352491', '4006381333931'], 'meid'],
    [['4006381333931', 'R5CT123ABCD'], 'product-code'],
    [['R5CT123ABCD'], 'serial'],
    [['https://example.com'], 'not-understood'],
    [[''], 'nothing'],
    [[], 'nothing'],
  ])('%j are refused: %s', (texts, reason) => {
    expect(readLabel(texts.map((text) => ({ text })))).toMatchObject({ kind: 'refused', reason });
  });

  test('an EAN symbol that looks like an IMEI is still a product code', () => {
    expect(readLabel([{ text: LOW, symbology: 'EAN13' }])).toMatchObject({ kind: 'refused', reason: 'product-code' });
  });

  test('their order never matters', () => {
    const texts = fc.uniqueArray(fc.oneof(imeis, fc.constantFrom('4006381333931', 'R5CT123ABCD', '354626223546261')), { maxLength: 5 });
    fc.assert(
      fc.property(texts, fc.infiniteStream(fc.nat()), (codes, order) => {
        const shuffled = codes.map((text) => ({ text, rank: order.next().value })).toSorted((a, b) => a.rank - b.rank);
        const first = readLabel(codes.map((text) => ({ text })));
        const second = readLabel(shuffled.map(({ text }) => ({ text })));
        expect(summary(second)).toEqual(summary(first));
      }),
    );
  });
});

function summary(label: ReturnType<typeof readLabel>): unknown {
  return label.kind === 'device' ? label.imeis : label.reason;
}
