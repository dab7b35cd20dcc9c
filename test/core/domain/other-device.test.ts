import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOtherDevice } from '../../../core/domain/other-device.ts';
import { imei } from '../../support/devices.ts';

const tablet = { serialNumber: 'r58N1-00x', manufacturer: 'Acme', model: 'Tab 7' };

describe('a device that is named by hand', () => {
  test.each([
    ['a tablet without a modem', tablet, tablet],
    ['blanks around what was typed', { serialNumber: ' r58N1-00x ', manufacturer: '\tAcme', model: 'Tab 7 ' }, tablet],
    ['a MEID in small letters', { meid: ' a1000000000abc ' }, { meid: 'A1000000000ABC' }],
    [
      'a MEID with its model',
      { meid: 'A1000000000ABC', manufacturer: 'Acme', model: 'H1' },
      { meid: 'A1000000000ABC', manufacturer: 'Acme', model: 'H1' },
    ],
    ['an IMEI with its model', { imei: imei(1), manufacturer: 'Acme', model: 'P1' }, { imei: imei(1), manufacturer: 'Acme', model: 'P1' }],
    ['an IMEI with its manufacturer alone', { imei: imei(1), manufacturer: 'Acme' }, { imei: imei(1), manufacturer: 'Acme' }],
    ['two IMEIs, the lowest first', { imei: imei(9), imei2: imei(3) }, { imei: imei(3), imei2: imei(9) }],
    ['one IMEI twice', { imei: imei(3), imei2: imei(3) }, { imei: imei(3) }],
    ['an IMEI with its serial number alone', { imei: imei(1), serialNumber: 'x1' }, { imei: imei(1), serialNumber: 'x1' }],
    ['empty fields', { imei: imei(1), manufacturer: '', model: ' ' }, { imei: imei(1) }],
  ])('is taken: %s', (_, given, identifiers) => {
    expect(readOtherDevice(given)).toEqual({ kind: 'device', identifiers });
  });

  test.each([
    ['nothing', {}, 'incomplete', []],
    ['a serial number alone', { serialNumber: 'x1' }, 'incomplete', [{ kind: 'serial', value: 'x1' }]],
    [
      'a serial number without a model',
      { serialNumber: 'x1', manufacturer: 'Acme', model: ' ' },
      'incomplete',
      [{ kind: 'serial', value: 'x1' }],
    ],
    ['manufacturer and model alone', { manufacturer: 'Acme', model: 'Tab 7' }, 'incomplete', []],
    ['a model without a manufacturer', { imei: imei(1), model: 'P1' }, 'incomplete', [{ kind: 'imei', value: imei(1) }]],
    ['a blank in a serial number', { ...tablet, serialNumber: 'x 1' }, 'serial', [{ kind: 'serial', value: 'x 1' }]],
    [
      'a serial number that goes on and on',
      { ...tablet, serialNumber: 'x'.repeat(101) },
      'serial',
      [{ kind: 'serial', value: 'x'.repeat(101) }],
    ],
    ['a MEID of 13 digits', { meid: 'A1000000000AB' }, 'meid', [{ kind: 'meid', value: 'A1000000000AB' }]],
    ['a MEID with a G', { meid: 'G1000000000ABC' }, 'meid', [{ kind: 'meid', value: 'G1000000000ABC' }]],
    [
      'a second MEID',
      { meid: 'A1000000000ABC', meid2: 'A1000000000ABD' },
      'meid',
      [
        { kind: 'meid', value: 'A1000000000ABC' },
        { kind: 'meid', value: 'A1000000000ABD' },
      ],
    ],
    [
      'an IMEI with a wrong digit',
      { imei: '356900000000010' },
      'bad-check-digit',
      [{ kind: 'imei-bad-check-digit', value: '356900000000010' }],
    ],
    [
      'an IMEI that is too short',
      { imei: '12345', ...tablet },
      'not-understood',
      [
        { kind: 'unknown', value: '12345' },
        { kind: 'serial', value: 'r58N1-00x' },
      ],
    ],
    ['a control character in a model', { ...tablet, model: 'Tab\u00077' }, 'not-understood', [{ kind: 'serial', value: 'r58N1-00x' }]],
  ])('is refused with a reason: %s', (_, given, reason, codes) => {
    expect(readOtherDevice(given)).toEqual({ kind: 'refused', reason, codes });
  });

  test('keeps the case of its serial number, and what is taken once is taken again as it is', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9A-Za-z]{14,15}$/), fc.constantFrom(imei(1), imei(2), 'Acme'));
    const field = fc.option(text, { nil: undefined });
    const any = fc.record({ imei: field, imei2: field, meid: field, serialNumber: field, manufacturer: field, model: field });
    fc.assert(
      fc.property(any, (given) => {
        const read = readOtherDevice(given);
        if (read.kind === 'refused') return;
        const { identifiers } = read;
        expect(identifiers.serialNumber ?? '').toBe(given.serialNumber?.trim() ?? '');
        expect(readOtherDevice(identifiers)).toEqual(read);
        expect(Object.values(identifiers)).not.toContain('');
      }),
      { numRuns: 500 },
    );
  });
});
