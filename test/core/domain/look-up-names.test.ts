import { expect, test } from 'vitest';
import { questionsFor, wantedDevice } from '../../../core/domain/look-up-names.ts';
import { imei } from '../../support/devices.ts';

const wrong = imei(1).slice(0, 14) + String((Number(imei(1).at(14)) + 1) % 10);
const named = (...texts: string[]) => {
  const wanted = wantedDevice(texts.map((text) => ({ text })));
  return wanted.kind === 'named' ? wanted.identifiers : wanted.reason;
};

test.each([
  ['an IMEI', [imei(1)], { imei: imei(1) }],
  ['two IMEIs, the lowest first', [imei(2), imei(1)], { imei: imei(1), imei2: imei(2) }],
  ['an IMEI beside a serial number', ['R58N1XYZ', imei(1)], { imei: imei(1) }],
  ['a MEID', ['a1000000000001'], { meid: 'A1000000000001' }],
  ['a serial number, in its own case', ['r58N1xyz'], { serialNumber: 'r58N1xyz' }],
  ['the serial number on a tablet’s box, beside its product code', ['4006381333931', 'R58N1XYZ'], { serialNumber: 'R58N1XYZ' }],
  ['a misread IMEI, whatever is beside it', [wrong, 'R58N1XYZ'], 'bad-check-digit'],
  ['the codes of several boxes', [imei(1), imei(2), imei(3)], 'several-boxes'],
  ['a product code', ['4006381333931'], 'product-code'],
  ['nothing', [], 'nothing'],
])('a look-up of %s', (_, texts, expected) => {
  expect(named(...texts)).toEqual(expected);
});

test('each name is a question of its own, and a serial number is asked only where there is nothing better', () => {
  expect([
    questionsFor({ imei: '1', imei2: '2', serialNumber: 's' }),
    questionsFor({ meid: 'm', serialNumber: 's' }),
    questionsFor({ serialNumber: 's' }),
    questionsFor({}),
  ]).toEqual([[{ imei: '1' }, { imei: '2' }], [{ meid: 'm' }], [{ serialNumber: 's' }], []]);
});
