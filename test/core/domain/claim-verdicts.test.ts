import { describe, expect, test } from 'vitest';
import { verdicts } from '../../../core/domain/claim-verdicts.ts';
import type { BatchResult } from '../../../core/domain/device-record.ts';
import { box } from '../../support/boxes.ts';
import { imei } from '../../support/devices.ts';

const result = (about: Partial<BatchResult>): BatchResult => ({
  identifiers: {},
  status: 'SUCCESS',
  code: undefined,
  deviceId: undefined,
  ...about,
});
const one = box(1);
const two = box(2);
const three = box(3, { identifiers: { imei: imei(3), imei2: imei(33) } });
const sent = [one, two, three];
const claimed = (id: string, deviceId?: string) => ({ box: id, kind: 'claimed', deviceId });

describe('each box gets its own answer', () => {
  test('by the IMEI that Google echoes, in whatever order the rows come', () => {
    const rows = [
      result({ identifiers: { imei: imei(3) }, deviceId: '30' }),
      result({ identifiers: { imei: imei(1) }, deviceId: '10' }),
      result({ identifiers: { imei: imei(2) }, deviceId: '20' }),
    ];
    expect(verdicts(sent, rows, 3)).toEqual([claimed('box-3', '30'), claimed('box-1', '10'), claimed('box-2', '20')]);
  });

  test('by its second IMEI where only that is echoed', () => {
    expect(verdicts(sent, [result({ identifiers: { imei2: imei(33) }, deviceId: '30' })], 3)).toEqual([claimed('box-3', '30')]);
  });

  test('by its place where nothing is echoed and no row is missing', () => {
    expect(verdicts(sent, [result({ deviceId: '10' }), result({ deviceId: '20' }), result({ deviceId: '30' })], 3)).toEqual([
      claimed('box-1', '10'),
      claimed('box-2', '20'),
      claimed('box-3', '30'),
    ]);
  });

  test('never by its place when a row is missing: it could be the answer for the neighbour', () => {
    expect(verdicts(sent, [result({}), result({})], 3)).toEqual([]);
  });

  test('never by its place when a box has left the batch since it was sent: the places are not the same any more', () => {
    // Box 1 was held, retried and went with another batch, while Google has answered for the first two rows of three.
    expect(verdicts([two, three], [result({ status: 'OTHER_ERROR' }), result({ deviceId: '20' })], 3)).toEqual([]);
  });

  test('once, the first, if Google should answer twice', () => {
    const rows = [
      result({ identifiers: { imei: imei(1) }, deviceId: '10' }),
      result({ identifiers: { imei: imei(1) }, status: 'OTHER_ERROR' }),
    ];
    expect(verdicts(sent, rows, 3)).toEqual([claimed('box-1', '10')]);
  });

  test('a row for a device that was not in the batch is nobody’s', () => {
    expect(verdicts(sent, [result({ identifiers: { imei: imei(99) } })], 3)).toEqual([]);
  });

  test('a row without a status is no answer yet', () => {
    expect(verdicts(sent, [result({ identifiers: { imei: imei(1) }, status: 'UNSPECIFIED' })], 3)).toEqual([]);
  });
});

describe('what Google says about one device', () => {
  test.each([
    ['INVALID_DEVICE_IDENTIFIER', 'INVALID_IMEI', 'invalid-identifier'],
    ['PERMISSION_DENIED', undefined, 'permission-denied'],
    ['PERMISSION_DENIED', 'INVALID_CUSTOMER_ID', 'customer-refused'],
    ['DEVICE_LIMIT_EXCEEDED', undefined, 'device-limit'],
    ['OTHER_ERROR', 'INVALID_CUSTOMER_ID', 'customer-refused'],
    ['OTHER_ERROR', 'AUTHORIZATION_FAIL', 'permission-denied'],
    ['OTHER_ERROR', undefined, 'google-refused'],
    ['SOMETHING_NEW', 'SOMETHING_ELSE', 'google-refused'],
  ])('%s with %s holds the box as %s', (status, code, reason) => {
    expect(verdicts([one], [result({ identifiers: { imei: imei(1) }, status, code })], 1)).toEqual([
      { box: 'box-1', kind: 'held', reason, status, code },
    ]);
  });

  test.each([
    ['OTHER_ERROR', 'DEVICE_ALREADY_EXISTS', 'DEVICE_ALREADY_EXISTS'],
    ['SECTION_NOT_YOURS', 'DEVICE_ALREADY_EXISTS', 'SECTION_NOT_YOURS'],
    // It may be the answer to a claim that was made twice.
    ['SECTION_NOT_YOURS', undefined, 'SECTION_NOT_YOURS'],
    ['UNKNOWN_ERROR', undefined, 'NO_ANSWER'],
  ])('%s with %s does not say whose it is, so the box is looked up', (status, code, unsure) => {
    const row = result({ identifiers: { imei: imei(1) }, status, code });
    expect(verdicts([one], [row], 1)).toEqual([{ box: 'box-1', kind: 'unsure', code: unsure }]);
  });
});

describe('a device without an IMEI gets its answer', () => {
  const tablet = box(4, { identifiers: { serialNumber: 'r58N1', manufacturer: 'Acme', model: 'Tab 7' } });
  const namesake = box(5, { identifiers: { serialNumber: 'r58N1', manufacturer: 'Bolt', model: 'B1' } });
  const handheld = box(6, { identifiers: { meid: 'A1000000000001' } });
  const mixed = [one, tablet, handheld];

  test.each([
    ['by serial number, manufacturer and model', { serialNumber: 'r58N1', manufacturer: 'Acme', model: 'Tab 7' }, 'box-4'],
    ['by the serial number alone, where only one has it', { serialNumber: 'r58N1' }, 'box-4'],
    ['by its MEID', { meid: 'A1000000000001' }, 'box-6'],
    ['by its MEID in small letters', { meid: 'a1000000000001' }, 'box-6'],
  ])('%s', (_, identifiers, id) => {
    expect(verdicts(mixed, [result({ identifiers, deviceId: '10' })], 3)).toEqual([claimed(id, '10')]);
  });

  test('never by a serial number that two in the batch have', () => {
    const rows = [result({ identifiers: { serialNumber: 'r58N1' } }), result({ identifiers: { serialNumber: 'r58N1' } })];
    expect(verdicts([tablet, namesake], rows, 2)).toEqual([]);
    const exact = result({ identifiers: { serialNumber: 'r58N1', manufacturer: 'Bolt', model: 'B1' }, deviceId: '20' });
    expect(verdicts([tablet, namesake], [exact], 2)).toEqual([claimed('box-5', '20')]);
  });
});
