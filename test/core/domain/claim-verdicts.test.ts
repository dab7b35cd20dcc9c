import { describe, expect, test } from 'vitest';
import type { ClaimResult } from '../../../core/domain/device-claim.ts';
import { refusalReason, verdicts } from '../../../core/domain/claim-verdicts.ts';
import { box } from '../../support/boxes.ts';
import { imei } from '../../support/devices.ts';

const result = (about: Partial<ClaimResult>): ClaimResult => ({
  imei: undefined,
  imei2: undefined,
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
      result({ imei: imei(3), deviceId: '30' }),
      result({ imei: imei(1), deviceId: '10' }),
      result({ imei: imei(2), deviceId: '20' }),
    ];
    expect(verdicts(sent, rows, 3)).toEqual([claimed('box-3', '30'), claimed('box-1', '10'), claimed('box-2', '20')]);
  });

  test('by its second IMEI where only that is echoed', () => {
    expect(verdicts(sent, [result({ imei2: imei(33), deviceId: '30' })], 3)).toEqual([claimed('box-3', '30')]);
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
    const rows = [result({ imei: imei(1), deviceId: '10' }), result({ imei: imei(1), status: 'OTHER_ERROR' })];
    expect(verdicts(sent, rows, 3)).toEqual([claimed('box-1', '10')]);
  });

  test('a row for a device that was not in the batch is nobody’s', () => {
    expect(verdicts(sent, [result({ imei: imei(99) })], 3)).toEqual([]);
  });

  test('a row without a status is no answer yet', () => {
    expect(verdicts(sent, [result({ imei: imei(1), status: 'UNSPECIFIED' })], 3)).toEqual([]);
  });
});

describe('what Google says about one device', () => {
  test.each([
    ['SECTION_NOT_YOURS', undefined, 'other-company'],
    // Google may say both; the status is the clearer word.
    ['SECTION_NOT_YOURS', 'DEVICE_ALREADY_EXISTS', 'other-company'],
    ['INVALID_DEVICE_IDENTIFIER', 'INVALID_IMEI', 'invalid-identifier'],
    ['PERMISSION_DENIED', undefined, 'permission-denied'],
    ['PERMISSION_DENIED', 'INVALID_CUSTOMER_ID', 'customer-refused'],
    ['DEVICE_LIMIT_EXCEEDED', undefined, 'device-limit'],
    ['OTHER_ERROR', 'INVALID_CUSTOMER_ID', 'customer-refused'],
    ['OTHER_ERROR', 'AUTHORIZATION_FAIL', 'permission-denied'],
    ['OTHER_ERROR', undefined, 'google-refused'],
    ['SOMETHING_NEW', 'SOMETHING_ELSE', 'google-refused'],
  ])('%s with %s holds the box as %s', (status, code, reason) => {
    expect(verdicts([one], [result({ imei: imei(1), status, code })], 1)).toEqual([{ box: 'box-1', kind: 'held', reason, status, code }]);
  });

  test('“already exists” does not say whose it is, so the box is looked up', () => {
    expect(verdicts([one], [result({ imei: imei(1), status: 'OTHER_ERROR', code: 'DEVICE_ALREADY_EXISTS' })], 1)).toEqual([
      { box: 'box-1', kind: 'unsure', code: 'DEVICE_ALREADY_EXISTS' },
    ]);
  });
});

test.each([
  ['INVALID_IMEI', 'invalid-identifier'],
  ['INVALID_CUSTOMER_ID', 'customer-refused'],
  ['HTTP_400', 'google-refused'],
])('a request for one box that is refused with %s holds it as %s', (code, reason) => {
  expect(refusalReason(code)).toBe(reason);
});
