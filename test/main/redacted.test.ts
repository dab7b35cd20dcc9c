import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redacted } from '../../main/redacted.ts';
import { imei } from '../support/devices.ts';

describe('what leaves the station in a report', () => {
  test('has no whole IMEI or MEID, wherever it stands', () => {
    const places = fc.constantFrom(
      (number: string): unknown => number,
      (number: string) => Number(number),
      (number: string) => ({ detail: [`device ${number} failed`, `(8002)${number}`] }),
      (number: string) => `{"imei":"${number}"}`,
    );
    const numbers = fc.oneof(fc.nat(1_000_000).map(imei), fc.constantFrom('A1000000000001', 'a10000000009F2'));
    fc.assert(
      fc.property(numbers, places, (number, place) => {
        const text = JSON.stringify(redacted({ said: place(number) })) ?? '';
        expect(text.toUpperCase()).not.toContain(number.toUpperCase());
      }),
    );
  });

  test.each([
    ['a bearer token', { header: 'Bearer abc.def-ghi' }, { header: '(hidden)' }],
    ['an access token of Google', { body: 'got ya29.a0AfH6SMBx-y_z end' }, { body: 'got (hidden) end' }],
    ['a private key', { text: '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----' }, { text: '(hidden)' }],
    ['a cut off private key', { text: 'x -----BEGIN PRIVATE KEY-----\nMIIE' }, { text: 'x (hidden)' }],
    [
      'a value whose name is enough',
      { private_key: 'MIIE', companyName: 'Northwind' },
      { private_key: '(hidden)', companyName: '(hidden)' },
    ],
  ])('has no %s', (_what, value, expected) => {
    expect(redacted(value)).toEqual(expected);
  });

  test('keeps what helps: times, codes, request and operation names, and the state of the keychain', () => {
    const value = {
      at: 1_795_000_000_000,
      code: 'INVALID_IDENTIFIER_SET',
      claim: '019384e5-1111-7abc-8def-0123456789ab',
      operation: 'operations/apibatchoperation/1234567890123456789',
      keychain: 'ready',
    };
    expect(redacted(value)).toEqual(value);
  });
});
