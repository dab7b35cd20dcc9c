import { expect, test } from 'vitest';
import { deviceKeys, deviceName } from '../../../core/domain/device-name.ts';

test.each([
  [{ imei: '356900000000019', imei2: '356900000000027', serialNumber: 'R5' }, { kind: 'imei', value: '356900000000019' }, 2],
  [{ meid: 'A0000000000001', serialNumber: 'R5', manufacturer: 'Google', model: 'Pixel' }, { kind: 'meid', value: 'A0000000000001' }, 1],
  [{ serialNumber: 'r5CX', manufacturer: 'Google', model: 'Pixel Tablet' }, { kind: 'serial', value: 'r5CX' }, 1],
] as const)('a device is called by what tells it best: %j', (identifiers, name, keys) => {
  expect([deviceName(identifiers), deviceKeys(identifiers).length]).toEqual([name, keys]);
});

test('the same serial number of two makers names two devices, and its letters keep their case', () => {
  const tablet = { serialNumber: 'r5CX', manufacturer: 'Google', model: 'Pixel Tablet' };
  const keys = [tablet, { ...tablet, manufacturer: 'Lenovo' }, { ...tablet, serialNumber: 'R5CX' }].flatMap(deviceKeys);
  expect(new Set(keys).size).toBe(3);
});
