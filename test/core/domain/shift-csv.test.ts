import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box } from '../../../core/domain/box.ts';
import { shiftCsv, shiftCsvName } from '../../../core/domain/shift-csv.ts';
import { summarise } from '../../../core/domain/shift.ts';
import { box } from '../../support/boxes.ts';
import { parseCsv } from '../../support/csv.ts';

const summary = summarise(
  { id: 'shift-1', startedAt: Date.UTC(2026, 10, 23, 6, 5), endedAt: undefined },
  { boxes: [], repeated: 0, refused: 0 },
  0,
);
const csv = (...boxes: Box[]) => shiftCsv(summary, boxes);
const cells = (one: Box) => parseCsv(csv(one))[1] ?? [];

test('a shift as a spreadsheet', () => {
  const boxes = [
    box(1, {
      acceptedAt: Date.UTC(2026, 10, 23, 6, 7, 8),
      identifiers: { imei: '356900000000011', imei2: '356900000000029' },
      state: 'claimed',
      deviceId: '97012345678901234',
    }),
    box(2, {
      acceptedAt: Date.UTC(2026, 10, 23, 6, 8),
      identifiers: { imei: '356900000000037' },
      state: 'held',
      reason: 'other-company',
      code: 'SECTION_NOT_YOURS',
      source: 'typed',
    }),
    box(3, { acceptedAt: Date.UTC(2026, 10, 23, 6, 9), identifiers: { imei: '356900000000045' }, state: 'unsure', code: 'ECONNRESET' }),
  ];
  expect(csv(...boxes)).toBe(
    [
      '\uFEFFaccepted_at_utc,customer,customer_id,imei,imei2,state,reason,google_code,device_id,scanned_by,shift,meid,serial_number,manufacturer,model',
      '2026-11-23T06:07:08.000Z,Northwind Logistics,"=""1048576201""","=""356900000000011""","=""356900000000029""",claimed,,,"=""97012345678901234""",camera,shift-1,,,,',
      '2026-11-23T06:08:00.000Z,Northwind Logistics,"=""1048576201""","=""356900000000037""",,needs attention,other-company,SECTION_NOT_YOURS,,typed,shift-1,,,,',
      '2026-11-23T06:09:00.000Z,Northwind Logistics,"=""1048576201""","=""356900000000045""",,waiting,,,,camera,shift-1,,,,',
      '',
    ].join('\r\n'),
  );
});

test('its file sorts by day and has a name that every file system takes', () => {
  expect(shiftCsvName(summary)).toBe('claimstation-shift-2026-11-23-0605.csv');
});

describe('a spreadsheet', () => {
  test.each(['=HYPERLINK("http://evil.example")', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠1'])(
    'never runs a customer called %j',
    (name) => {
      expect(cells(box(1, { customer: { id: '1', name } }))[1]).toBe(`'${name}`);
    },
  );

  test('runs nothing out of an ID that is not a number', () => {
    const evil = '1"&HYPERLINK("http://evil.example")&"';
    expect(cells(box(1, { customer: { id: evil, name: 'Northwind' }, deviceId: '=1+1' }))).toEqual(expect.arrayContaining([evil, "'=1+1"]));
  });

  test('shows names with commas, quotes and line breaks as they are', () => {
    const name = 'Cobalt, "Sons"\r\n& Daughters';
    expect(cells(box(1, { customer: { id: '1', name } }))[1]).toBe(name);
  });
});

test('whatever a customer is called, every row has fifteen cells and no cell is a formula but our own ="digits"', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (name, id) => {
      const rows = parseCsv(csv(box(1, { customer: { id, name } }), box(2)));
      expect(rows.map((row) => row.length)).toEqual([15, 15, 15]);
      for (const cell of rows.flat()) expect(/^[=+\-@\t\r]/.test(cell) && !/^="\d+"$/.test(cell)).toBe(false);
      expect([name, `'${name}`]).toContain(rows[1]?.[1]);
    }),
    { numRuns: 50 },
  );
});
