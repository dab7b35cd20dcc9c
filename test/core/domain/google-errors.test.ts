import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import {
  CODES,
  meaningOfRefusal,
  meaningOfRefusedClaim,
  meaningOfReleaseRow,
  meaningOfRow,
  ROWS,
} from '../../../core/domain/google-errors.ts';
import { englishClaims } from '../../../renderer/words/english-claims.ts';
import { HeldReason } from '../../../core/domain/events.ts';

const held = (reason: string) => ({ kind: 'held', reason });
const lookUp = (code: string) => ({ kind: 'look-up', code });

/** developers.google.com/zero-touch/reference/reseller/rest/v1/CustomErrorCode */
const CUSTOM_ERROR_CODES = [
  'NO_ERROR',
  'UNKNOWN_ERROR',
  'INVALID_PAGE_TOKEN',
  'INVALID_CUSTOMER_ID',
  'INVALID_OPERATION_ID',
  'INVALID_RESELLER_ID',
  'INVALID_IDENTIFIER_SET',
  'INVALID_DEVICE_ID',
  'AUTHORIZATION_FAIL',
  'INVALID_IMEI',
  'INVALID_MEID',
  'INVALID_SERIAL',
  'INVALID_MANUFACTURER',
  'INVALID_PARAMETER',
  'INTERNAL_ERROR',
  'INVALID_SECTION_TYPE',
  'INVALID_MODEL',
  'INVALID_OPERATION',
  'DEVICE_ALREADY_EXISTS',
];

describe('the table has a row', () => {
  test('for every CustomErrorCode', () => {
    expect(Object.keys(CODES).sort()).toEqual(CUSTOM_ERROR_CODES.sort());
  });

  test('for every per-device status of the discovery document, but for the two that are no trouble', () => {
    const document: unknown = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../../simulator/discovery/androiddeviceprovisioning-v1.json'), 'utf8'),
    );
    const statuses = Discovery.parse(document).schemas.PerDeviceStatusInBatch.properties.status.enum;
    const named = statuses.map((status) => status.replace('SINGLE_DEVICE_STATUS_', ''));
    expect(named.filter((status) => !['UNSPECIFIED', 'SUCCESS'].includes(status)).sort()).toEqual(Object.keys(ROWS).sort());
  });

  test('and every reason to hold a box has its words, its way out and who can do it', () => {
    expect(Object.keys(englishClaims.attention.reasons).sort()).toEqual([...HeldReason.options].sort());
  });
});

describe('a request that is refused', () => {
  test.each([
    // About this very device or customer: the loop goes on, whatever status Google chose.
    [400, 'INVALID_IMEI', 'refused', 'no'],
    [403, 'INVALID_CUSTOMER_ID', 'refused', 'no'],
    [404, 'INVALID_CUSTOMER_ID', 'refused', 'no'],
    [409, 'DEVICE_ALREADY_EXISTS', 'refused', 'no'],
    [412, 'INVALID_MANUFACTURER', 'refused', 'no'],
    // About who asks: everything waits.
    [401, 'UNAUTHENTICATED', 'sign-in', 'no'],
    [403, 'AUTHORIZATION_FAIL', 'forbidden', 'no'],
    [403, 'PERMISSION_DENIED', 'forbidden', 'no'],
    [429, 'RATE_LIMIT_EXCEEDED', 'quota', 'no'],
    // Not there.
    [404, 'INVALID_OPERATION_ID', 'not-found', 'no'],
    [404, 'INVALID_DEVICE_ID', 'not-found', 'no'],
    [404, 'HTTP_404', 'not-found', 'no'],
    // Google's own trouble, whatever the code says: it may have happened.
    [408, 'INVALID_IMEI', 'google', 'unknown'],
    [500, 'DEVICE_ALREADY_EXISTS', 'google', 'unknown'],
    [503, 'UNAVAILABLE', 'google', 'unknown'],
    // Never heard of.
    [418, 'SOMETHING_NEW', 'refused', 'no'],
    [400, 'SOMETHING_NEW', 'refused', 'no'],
    [302, 'HTTP_302', 'google', 'unknown'],
  ])('%i with %s is %s', (status, code, kind, mayHaveHappened) => {
    expect(meaningOfRefusal(status, code)).toEqual({ kind, mayHaveHappened });
  });

  test.each([
    ['INVALID_IMEI', held('invalid-identifier')],
    ['INVALID_MEID', held('invalid-identifier')],
    ['INVALID_SERIAL', held('invalid-identifier')],
    ['INVALID_IDENTIFIER_SET', held('identifier-set')],
    ['INVALID_MANUFACTURER', held('invalid-manufacturer')],
    ['INVALID_MODEL', held('invalid-model')],
    ['INVALID_CUSTOMER_ID', held('customer-refused')],
    ['DEVICE_ALREADY_EXISTS', lookUp('DEVICE_ALREADY_EXISTS')],
    ['HTTP_400', held('google-refused')],
    ['SOMETHING_NEW', held('google-refused')],
  ])('for one box with %s: %j', (code, meaning) => {
    expect(meaningOfRefusedClaim(code)).toEqual(meaning);
  });
});

describe('a row of a batch', () => {
  test.each([
    ['SUCCESS', undefined, { kind: 'done' }],
    ['UNSPECIFIED', undefined, { kind: 'pending' }],
    ['INVALID_DEVICE_IDENTIFIER', 'INVALID_MODEL', held('invalid-model')],
    ['OTHER_ERROR', 'INVALID_SERIAL', held('invalid-identifier')],
    ['OTHER_ERROR', 'DEVICE_ALREADY_EXISTS', lookUp('DEVICE_ALREADY_EXISTS')],
    ['UNKNOWN_ERROR', undefined, lookUp('NO_ANSWER')],
    ['UNKNOWN_ERROR', 'INTERNAL_ERROR', lookUp('NO_ANSWER')],
    ['UNKNOWN_ERROR', 'DEVICE_ALREADY_EXISTS', lookUp('DEVICE_ALREADY_EXISTS')],
    ['PERMISSION_DENIED', 'DEVICE_ALREADY_EXISTS', held('permission-denied')],
    ['SECTION_NOT_YOURS', 'DEVICE_ALREADY_EXISTS', lookUp('SECTION_NOT_YOURS')],
    ['INVALID_TOKEN', undefined, held('google-refused')],
    ['SOMETHING_NEW', undefined, held('google-refused')],
    ['SOMETHING_NEW', 'SOMETHING_ELSE', held('google-refused')],
  ])('%s with %s is %j', (status, code, meaning) => {
    expect(meaningOfRow(status, code)).toEqual(meaning);
  });

  test.each([
    ['SUCCESS', undefined, 'done'],
    ['UNSPECIFIED', undefined, 'pending'],
    ['INVALID_DEVICE_IDENTIFIER', 'INVALID_DEVICE_ID', 'look-up'],
    ['SECTION_NOT_YOURS', undefined, 'look-up'],
    ['UNKNOWN_ERROR', undefined, 'look-up'],
    ['OTHER_ERROR', 'INVALID_OPERATION', 'held'],
    ['PERMISSION_DENIED', undefined, 'held'],
    ['SOMETHING_NEW', undefined, 'held'],
  ])('%s with %s, where the device was to be let go, is %s', (status, code, meaning) => {
    expect(meaningOfReleaseRow(status, code)).toBe(meaning);
  });
});

const Discovery = z.object({
  schemas: z.object({
    PerDeviceStatusInBatch: z.object({ properties: z.object({ status: z.object({ enum: z.array(z.string()) }) }) }),
  }),
});

test.each(['constructor', 'toString', '__proto__'])(
  'a word that is in no table holds the box for a reason that the journal knows: %s',
  (word) => {
    expect([meaningOfRow(word, undefined), meaningOfRow('OTHER_ERROR', word), meaningOfRefusedClaim(word)]).toEqual([
      held('google-refused'),
      held('google-refused'),
      held('google-refused'),
    ]);
  },
);
