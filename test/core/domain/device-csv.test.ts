import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asWritten } from '../../../core/domain/csv.ts';
import { deviceCsv, deviceCsvName, type ReportedDevice } from '../../../core/domain/device-csv.ts';
import { parseCsv } from '../../support/csv.ts';

const northwind = { id: '1048576201', name: 'Northwind Logistics' };

const phone: ReportedDevice = {
  deviceId: '97012345678901234',
  identifiers: { imei: '356900000000011', imei2: '356900000000029' },
  claims: [{ section: 'ZERO_TOUCH', reseller: '3141592653' }],
  metadata: { ordernumber: '4500012345', phonenumber: '+47 123 45 678', claimstation_box: 'box-1' },
};

test('the devices of a customer as a spreadsheet', () => {
  const tablet: ReportedDevice = {
    deviceId: '1',
    identifiers: { serialNumber: 'r58N1', manufacturer: 'Acme', model: 'Tab 7' },
    claims: [],
    metadata: {},
  };
  expect(deviceCsv(northwind, [phone, tablet])).toBe(
    [
      '\uFEFFcustomer,customer_id,imei,imei2,meid,serial_number,manufacturer,model,order_number,phone_number,device_id,reseller_id,section',
      'Northwind Logistics,"=""1048576201""","=""356900000000011""","=""356900000000029""",,,,,"=""4500012345""","=""+47 123 45 678""","=""97012345678901234""","=""3141592653""",ZERO_TOUCH',
      'Northwind Logistics,"=""1048576201""",,,,r58N1,Acme,Tab 7,,,"=""1""",,',
      '',
    ].join('\r\n'),
  );
});

test('its file sorts by customer and minute, and says when it does not hold all', () => {
  const at = Date.UTC(2026, 10, 23, 6, 5);
  expect([deviceCsvName('1048576201', at, true), deviceCsvName('1048576201', at, false)]).toEqual([
    'claimstation-devices-1048576201-2026-11-23-0605.csv',
    'claimstation-devices-1048576201-2026-11-23-0605-not-all.csv',
  ]);
});

describe('a spreadsheet leaves as it is', () => {
  test.each(['99000123456E78', '12E5', '12-11-2020', '1/2', '08:15', 'MAR1', 'Dec 24', 'true', '0012', '+47123'])(
    'the number %s',
    (text) => {
      expect(asWritten(text)).toBe(`="${text}"`);
    },
  );

  test.each(['R58N1', 'A1000000000001', 'GOOG#123/ABC-123456', 'Marketing', 'Pixel 9'])('the text %s', (text) => {
    expect(asWritten(text)).toBe(text);
  });
});

test('whatever somebody wrote into a device’s metadata, every row is whole and no cell is a formula of theirs', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[+=@\-\d.E"]{0,8}$/));
  fc.assert(
    fc.property(text, text, text, (ordernumber, phonenumber, serialNumber) => {
      const device = { ...phone, identifiers: { serialNumber }, metadata: { ordernumber, phonenumber } };
      const rows = parseCsv(deviceCsv(northwind, [device, phone]));
      expect(rows.map((row) => row.length)).toEqual([13, 13, 13]);
      for (const cell of rows.flat()) expect(/^[=+\-@\t\r\n]/.test(cell) && !/^="[^"]+"$/.test(cell)).toBe(false);
      for (const [at, written] of [ordernumber, phonenumber, serialNumber].entries()) {
        expect([written, `'${written}`, `="${written}"`]).toContain(rows[1]?.[[8, 9, 5][at] ?? 0]);
      }
    }),
    { numRuns: 200 },
  );
});
