import { describe, expect, test } from 'vitest';
import type { DeviceRecord } from '../../../core/domain/device-record.ts';
import { heldInstead, isLastWord, searchFor, whoHolds } from '../../../core/domain/look-up.ts';
import { box } from '../../support/boxes.ts';

const found = (owners: readonly string[], about: Partial<DeviceRecord> = {}): DeviceRecord => ({
  deviceId: '77',
  identifiers: {},
  claims: owners.map((owner) => ({ owner, reseller: '1', section: 'ZERO_TOUCH' })),
  metadata: {},
  ...about,
});
const locked = { ...found([]), claims: [{ owner: '6', reseller: '1', section: 'SIM_LOCK' }] };

describe('a look-up', () => {
  test.each([
    ['finds nothing', [], { by: 'nobody' }],
    ['finds it with the customer of the box', [found(['1048576201'])], { by: 'its-customer', deviceId: '77' }],
    ['finds it with another customer', [found(['1048576202'])], { by: 'another' }],
    ['finds a record that was released', [found([])], { by: 'nobody' }],
    ['finds it SIM-locked by somebody and registered by nobody', [locked], { by: 'nobody' }],
    [
      'finds one of ours among others',
      [found(['5']), found(['6', '1048576201'], { deviceId: '78' })],
      { by: 'its-customer', deviceId: '78' },
    ],
  ] as const)('%s', (_, devices, expected) => {
    expect(whoHolds(box(1), devices)).toEqual(expected);
  });

  test('another customer’s ID that begins like ours is not ours', () => {
    expect(whoHolds(box(1), [found(['10485762010'])])).toEqual({ by: 'another' });
  });

  test('by serial number finds other devices too, whose number differs in its case', () => {
    const tablet = box(1, { identifiers: { serialNumber: 'r58N1', manufacturer: 'Acme', model: 'Tab 7' } });
    const other = found(['5'], { identifiers: { serialNumber: 'R58N1' } });
    const own = found(['1048576201'], { deviceId: '78', identifiers: { serialNumber: 'r58N1' } });
    expect([whoHolds(tablet, [other]), whoHolds(tablet, [other, own])]).toEqual([{ by: 'nobody' }, { by: 'its-customer', deviceId: '78' }]);
  });

  test('is by the strongest name alone, because what Google has besides may differ', () => {
    const whole = { imei: '1', imei2: '2', meid: '3', serialNumber: '4', manufacturer: '5', model: '6' };
    expect([
      searchFor(whole),
      searchFor({ ...whole, imei: undefined }),
      searchFor({ serialNumber: '4', manufacturer: '5', model: '6' }),
    ]).toEqual([{ imei: '1' }, { meid: '3' }, { serialNumber: '4', manufacturer: '5', model: '6' }]);
  });
});

describe('a device that is certainly not there is sent again', () => {
  test('after a lost answer', () => {
    expect(heldInstead(box(1, { code: 'ECONNRESET', batchLimit: 1 }))).toBeUndefined();
  });
  test.each(['DEVICE_ALREADY_EXISTS', 'SECTION_NOT_YOURS'])(
    'but not after %s: then it is with a reseller whose devices we are not shown, and there is nothing to wait for',
    (code) => {
      expect([heldInstead(box(1, { code })), isLastWord(code)]).toEqual(['other-company', true]);
    },
  );
  test('and an answer that was lost is no last word', () => {
    expect(['ECONNRESET', 'RESTARTED', 'INTERNAL_ERROR', undefined].map(isLastWord)).toEqual([false, false, false, false]);
  });
  test('once more alone when Google left it out of its answer, and then it is held: it would go round for ever', () => {
    expect([heldInstead(box(1, { code: 'NO_ANSWER' })), heldInstead(box(1, { code: 'NO_ANSWER', batchLimit: 1 }))]).toEqual([
      undefined,
      'google-refused',
    ]);
  });
});
