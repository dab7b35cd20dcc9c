import { expect, test } from 'vitest';
import { readKind, readNumber, type Kind } from '../../../renderer/other-device/read-number.ts';
import { imei } from '../../support/devices.ts';

const GS = '\u001d';

test.each<[string, Kind, string, string | undefined, string]>([
  ['a serial number in its own case, with its dashes', 'serial', ' r58N1-00x ', undefined, 'r58N1-00x'],
  ["a serial number with the scanner's prefix", 'serial', ']C0R58N1', undefined, 'R58N1'],
  ['a serial number in a GS1 string', 'serial', `]C1010400638133393121r58N1${GS}10LOT7`, undefined, 'r58N1'],
  ['a serial number that looks like a MEID, in small letters', 'serial', 'a1000000000abc', undefined, 'a1000000000abc'],
  ['a serial number of fifteen digits that no reporting body gave out', 'serial', '200000000000002', undefined, '200000000000002'],
  [
    'a serial number that passes for the code of an article, like the one before',
    'serial',
    '4006381333931',
    '4006381333900',
    '4006381333931',
  ],
  ['a MEID', 'meid', 'a1000000000abc', undefined, 'A1000000000ABC'],
  ['a MEID in groups, with its word', 'meid', 'MEID: A1 0000 0000 0ABC', undefined, 'A1000000000ABC'],
  ['a MEID of digits alone', 'meid', '99000123456789', undefined, '99000123456789'],
  ['an IMEI with its word', 'imei', `IMEI: ${imei(1)}`, undefined, imei(1)],
])('%s is read', (_, kind, text, previous, number) => {
  expect(readNumber(kind, text, previous)).toEqual({ ok: true, number });
});

test.each<[string, Kind, string, string | undefined, string]>([
  ['the code of the article', 'serial', '4006381333931', undefined, 'asked-serial-product'],
  ['the code of the article, after another kind of serial number', 'serial', '4006381333931', 'r58N1', 'asked-serial-product'],
  ['a SIM card', 'serial', '8949020000012345678', undefined, 'asked-serial-sim'],
  ['an IMEI', 'serial', imei(1), undefined, 'asked-serial-imei'],
  ['an IMEI after a serial number of fifteen digits', 'serial', imei(1), '200000000000002', 'asked-serial-imei'],
  ['a sentence', 'serial', 'made in the EU', undefined, 'asked-serial'],
  ['nothing', 'serial', '  ', undefined, 'asked-serial'],
  ['a serial number', 'meid', 'R58N1', undefined, 'asked-meid'],
  ['an IMEI', 'meid', imei(1), undefined, 'asked-meid'],
  ['an IMEI with a wrong digit', 'imei', '356900000000010', undefined, 'asked-imei-digit'],
  ['a MEID', 'imei', 'A1000000000ABC', undefined, 'asked-imei'],
])('%s is refused where it was not asked for', (_, kind, text, previous, refusal) => {
  expect(readNumber(kind, text, previous)).toEqual({ ok: false, refusal });
});

test.each([
  [imei(1), { ok: true, kind: 'imei' }],
  ['A1000000000ABC', { ok: true, kind: 'meid' }],
  ['r58N1-00x', { ok: true, kind: 'serial' }],
  ['4006381333931', { ok: false, refusal: 'asked-serial-product' }],
  ['made in the EU', { ok: false, refusal: 'asked-serial' }],
])('%s says by itself what it is: %o', (text, kind) => {
  expect(readKind(text)).toEqual(kind);
});
