import { expect, test } from 'vitest';
import { DeviceView } from '../../../../core/views/device.ts';
import { customersOf } from '../../../../main/adapters/google/answers.ts';
import { recordOf, simLockOf } from '../../../../main/adapters/google/device-answers.ts';
import { deviceView } from '../../../../main/device-view.ts';

test.each(['constructor', 'toString', '__proto__'])('terms and SIM locks that have a name of every object’s are unknown: %s', (name) => {
  const customers = customersOf({ customers: [{ companyId: '1', companyName: 'Northwind', termsStatus: name }] });
  expect([customers?.items[0]?.terms, simLockOf({ simLockState: name })]).toEqual(['unknown', 'unknown']);
});

test('a device whose names at Google are longer than ours may be can be shown all the same', () => {
  const deviceIdentifier = { imei: '3569380356438091', meid: 'A10000000000011', manufacturer: 'x'.repeat(200), model: 'y'.repeat(200) };
  const record = recordOf({ deviceId: '1', deviceIdentifier });
  if (record === undefined) throw new Error('not understood');
  expect(DeviceView.parse(deviceView({ record, claims: [], box: undefined })).identifiers).toEqual(deviceIdentifier);
});
