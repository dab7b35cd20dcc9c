import { describe, expect, test } from 'vitest';
import type { FoundDevice } from '../../../core/domain/device-claim.ts';
import { heldInstead, judgeLookUp, mayStillArrive } from '../../../core/domain/look-up.ts';
import { box } from '../../support/boxes.ts';

const found = (about: Partial<FoundDevice>): FoundDevice => ({
  deviceId: '77',
  imei: undefined,
  imei2: undefined,
  owners: [],
  box: undefined,
  ...about,
});

describe('a look-up', () => {
  test.each([
    ['finds nothing', [], { kind: 'not-there' }],
    ['finds it with the customer of the box', [found({ owners: ['1048576201'] })], { kind: 'claimed', deviceId: '77' }],
    ['finds it with another customer', [found({ owners: ['1048576202'] })], { kind: 'other-company' }],
    ['finds a record that was released', [found({ owners: [] })], { kind: 'not-there' }],
    [
      'finds one of ours among others',
      [found({ owners: ['5'] }), found({ deviceId: '78', owners: ['6', '1048576201'] })],
      { kind: 'claimed', deviceId: '78' },
    ],
  ] as const)('%s', (_, devices, expected) => {
    expect(judgeLookUp(box(1), devices)).toEqual(expected);
  });

  test('another customer’s ID that begins like ours is not ours', () => {
    expect(judgeLookUp(box(1), [found({ owners: ['10485762010'] })])).toEqual({ kind: 'other-company' });
  });
});

describe('a device that is certainly not there is sent again', () => {
  test('after a lost answer', () => {
    expect(heldInstead(box(1, { code: 'ECONNRESET', batchLimit: 1 }))).toBeUndefined();
  });
  test('but not after “already exists”: then it is with a reseller whose devices we are not shown', () => {
    expect(heldInstead(box(1, { code: 'DEVICE_ALREADY_EXISTS' }))).toBe('other-company');
  });
  test('once more alone when Google left it out of its answer, and then it is held: it would go round for ever', () => {
    expect([heldInstead(box(1, { code: 'NO_ANSWER' })), heldInstead(box(1, { code: 'NO_ANSWER', batchLimit: 1 }))]).toEqual([
      undefined,
      'google-refused',
    ]);
  });
});

describe('“not there” is believed', () => {
  const sentAt = 1_000_000;
  const minute = 60_000;
  test.each([
    ['not while the claim can still be under way', sentAt + 5000, sentAt + 6000, true],
    ['when it left long ago, as after a night', sentAt + 8 * 60 * minute, sentAt + 8 * 60 * minute, false],
    ['when we have looked long enough, whatever the clock said when it was sent', sentAt - 3 * minute, sentAt - 2 * minute, false],
    ['not at once when the clock was set back since it was sent', sentAt - 3 * minute, sentAt - 3 * minute + 1000, true],
  ])('%s', (_, lookingSince, now, stillArrive) => {
    expect(mayStillArrive(box(1, { sentAt }), lookingSince, now, minute)).toBe(stillArrive);
  });

  test('of a box that does not know when it was sent, only after looking long enough', () => {
    expect([mayStillArrive(box(1), 0, 59_999, minute), mayStillArrive(box(1), 0, minute, minute)]).toEqual([true, false]);
  });
});
