import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asText, csvText } from '../../../core/domain/csv.ts';
import { csvRows } from '../../../core/domain/csv-rows.ts';
import { MOST_ROWS, readList } from '../../../core/domain/list.ts';
import { imei } from '../../support/devices.ts';
import { imeis } from './numbers.ts';

const wrong = `${imei(7).slice(0, 14)}${(Number(imei(7)[14]) + 1) % 10}`;

function listOf(text: string, separately = false) {
  const read = readList(text, separately);
  if (read.kind === 'refused') throw new Error(read.reason);
  return read.carton;
}

describe('a list', () => {
  test('of fifty with one bad row has forty-nine boxes, and the row is named', () => {
    const rows = Array.from({ length: 50 }, (_, i) => (i === 33 ? wrong : imei(i + 1)));
    const list = listOf(rows.join('\r\n'));
    expect(list.devices.length).toBe(49);
    expect(list.problems).toEqual([{ place: 34, text: wrong, reason: 'bad-check-digit' }]);
  });

  test('as our own report writes it is read back, two IMEIs in a row as one box', () => {
    const rows = Array.from({ length: 4 }, (_, i) => [
      '2026-11-23',
      asText(imei(2 * i)),
      asText(imei(2 * i + 1)),
      'claimed',
      asText('12345678901234567'),
    ]);
    const list = listOf(csvText([['accepted_at_utc', 'imei', 'imei2', 'state', 'device_id'], ...rows]));
    expect(list).toMatchObject({ pairing: 'stated', problems: [] });
    expect(list.devices.map((device) => [device.place, ...device.imeis])).toEqual(
      [0, 1, 2, 3].map((i) => [i + 2, imei(2 * i), imei(2 * i + 1)]),
    );
  });

  test.each([
    ['comma', 'Device,IMEI,Colour', ','],
    ['semicolon, German', 'Gerät;IMEI-Nummer;Farbe', ';'],
    ['tab, Spanish', 'Equipo\tNúmero de IMEI\tColor', '\t'],
    ['pipe, French', 'Appareil|N° IMEI|Couleur', '|'],
    ['Polish, upper case', 'URZĄDZENIE;NUMER IMEI;KOLOR', ';'],
    ['names without IMEI', 'What;Which;How', ';'],
  ])('with %s is read by its column', (_, heading, separator) => {
    const rows = [1, 2, 3].map((i) => [`Phone ${i}`, imei(i), 'blue'].join(separator));
    expect(listOf([heading, ...rows].join('\n'))).toMatchObject({
      devices: [1, 2, 3].map((i) => ({ place: i + 1, imeis: [imei(i)] })),
      problems: [],
    });
  });

  test('with a title above its names, blank rows and quoted line ends keeps the numbers of its rows', () => {
    const text = `Delivery 77;;\n\nIMEI;Note\n${imei(1)};"two\nlines; and ""marks"""\n\n${imei(2)};x\n`;
    expect(listOf(text).devices.map(({ place }) => place)).toEqual([4, 6]);
  });

  test('whose title speaks of IMEIs is read by the names below it', () => {
    expect(listOf(`IMEI list, November;;\nModel;IMEI;Colour\nNimbus;${imei(1)};blue\nNimbus;${imei(2)};red`)).toMatchObject({
      devices: [{ place: 3 }, { place: 4 }],
      problems: [],
    });
  });

  test.each([
    ['an exponent', '3.56938035643809E+14', 'exponent'],
    ['a short exponent', '3.5E+14', 'exponent'],
    ['an exponent with a comma', '3,56938E+14', 'exponent'],
    ['fourteen digits', imei(9).slice(0, 14), 'fourteen-digits'],
    ['sixteen digits', `${imei(9)}9`, 'imeisv'],
    ['two numbers run together', imei(8) + imei(9), 'run-together'],
    ['another text', 'see above', 'not-an-imei'],
    ['nothing', '', 'missing'],
  ])('names a row with %s', (_, cell, reason) => {
    const list = listOf(['IMEI;Colour', `${imei(1)};blue`, `${cell};blue`, `${imei(2)};blue`].join('\n'));
    expect(list).toMatchObject({ devices: [{ place: 2 }, { place: 4 }], problems: [{ place: 3, reason }] });
  });

  test('of nothing but exponents says so of every row', () => {
    for (const cell of ['3.56938E+14', '3,56938E+14']) {
      expect(listOf(`IMEI\n${cell}\n${cell}`).problems.map(({ reason }) => reason)).toEqual(['exponent', 'exponent']);
      expect(listOf(`${cell}\n${cell}`).problems.map(({ reason }) => reason)).toEqual(['exponent', 'exponent']);
    }
  });

  test.each([
    ['spaces', (n: string) => `${n.slice(0, 2)} ${n.slice(2, 8)} ${n.slice(8, 14)} ${n.slice(14)}`],
    ['dashes', (n: string) => `${n.slice(0, 6)}-${n.slice(6, 8)}-${n.slice(8, 14)}-${n.slice(14)}`],
    ['long dashes and hard spaces', (n: string) => `${n.slice(0, 8)}\u2013${n.slice(8, 14)}\u00a0${n.slice(14)}`],
    ['an apostrophe', (n: string) => `'${n}`],
    ['a formula', (n: string) => `="${n}"`],
    ['quotation marks', (n: string) => `"${n}"`],
    ['a word', (n: string) => `IMEI: ${n}`],
  ])('takes a number with %s as it is meant', (_, write) => {
    expect(listOf([1, 2, 3].map((i) => write(imei(i))).join('\n')).devices.map((device) => device.imeis)).toEqual([
      [imei(1)],
      [imei(2)],
      [imei(3)],
    ]);
  });

  test('takes a column of serial numbers of fifteen digits for none, and a third number in a named row for a mistake', () => {
    const rows = Array.from(
      { length: 30 },
      (_, i) => `${imei(i)};${i === 3 ? imei(700 + i) : `3569000000777${String(i).padStart(2, '0')}`}`,
    );
    expect(listOf(rows.join('\n')).devices.every((device) => device.imeis.length === 1)).toBe(true);
    expect(listOf(`IMEI 1;IMEI 2;IMEI 3\n${imei(1)};${imei(2)};${imei(3)}\n${imei(4)};${imei(5)};`)).toMatchObject({
      devices: [{ place: 3 }],
      problems: [{ place: 2, reason: 'several' }],
    });
  });

  test('of two numbers a row without names is paired by its rows, or not at all where a person says so', () => {
    const text = `${imei(1)};${imei(2)}\n${imei(3)};${imei(4)}`;
    expect(listOf(text)).toMatchObject({ pairing: 'by-line', devices: [{ imeis: [imei(1), imei(2)] }, { imeis: [imei(3), imei(4)] }] });
    expect(listOf(text, true).devices.map((device) => device.imeis)).toEqual([[imei(1)], [imei(2)], [imei(3)], [imei(4)]]);
  });

  test('in one long line is one box for each number', () => {
    expect(listOf([1, 2, 3, 4].map(imei).join(', ')).devices.map((device) => device.imeis.length)).toEqual([1, 1, 1, 1]);
  });

  test('names the first place of what stands there twice', () => {
    expect(listOf(`${imei(1)}\n${imei(2)}\n${imei(1)}`).problems).toEqual([{ place: 3, text: imei(1), reason: 'twice', first: 1 }]);
  });

  test('with a mark that is never closed loses no row', () => {
    expect(listOf(`${imei(1)};"blue\n${imei(2)};red\n${imei(3)};red`).devices.length).toBe(3);
  });

  test('that is a whole carton code is read as one', () => {
    expect(listOf(`BOX:77\n${imei(1)}\n${imei(2)}\n${imei(3)}`)).toMatchObject({ cartonNumber: '77', devices: [{}, {}, {}] });
  });

  test('of nothing, or longer than a warehouse, is refused', () => {
    expect(readList(' \n\n')).toEqual({ kind: 'refused', reason: 'nothing' });
    expect(readList('hello')).toEqual({ kind: 'refused', reason: 'nothing' });
    expect(readList('1\n'.repeat(MOST_ROWS + 2))).toEqual({ kind: 'refused', reason: 'too-long' });
  });
});

test('what is written as CSV is read back cell by cell, whatever it is', () => {
  const cell = fc.string({ unit: 'binary', maxLength: 12 });
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }), (rows) => {
      expect([...csvRows(csvText(rows), ',')].map(({ cells }) => cells)).toEqual(rows);
    }),
  );
});

test.each([
  ['marks', '"'],
  ['marks and lines', '"a\n'],
  ['open brackets', '['],
  ['GS1 elements', '11000000'],
  ['phones of GS1', '(8002)'],
  ['digits', '3'],
  ['spaces', ' '],
  ['separators', '8002\u001d'],
  ['headings without end', 'BOX '],
  ['label words', 'IMEI 1 '],
])('a megabyte of %s is read before anybody goes home', (_, scrap) => {
  const text = scrap.repeat(1_000_000 / scrap.length);
  for (const start of ['', 'BOX:1\n', '[)>\u001e06\u001d', ']C1', `${imei(1)}\n`]) readList(start + text);
});

test('any text is read without a complaint, each row is a box or a problem, and only what stands there is found', () => {
  const scraps = fc.constantFrom(
    ';',
    ',',
    '\t',
    '\n',
    '\r\n',
    '"',
    '="',
    "'",
    'IMEI',
    '3.5E+14',
    wrong,
    imei(1),
    imei(2),
    imei(1).slice(0, 14),
  );
  const text = fc
    .array(fc.oneof(scraps, imeis, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 40 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.boolean(), (list, separately) => {
      const read = readList(list, separately);
      if (read.kind === 'refused') return;
      const bare = list.replaceAll(/[\s\u2010-\u2015\u2212\u200b-\u200f\u2060\ufeff\u00ad-]/g, '');
      const found = read.carton.devices.flatMap((device) => device.imeis);
      for (const each of found) expect(bare).toContain(each);
      expect(new Set(found).size).toBe(found.length);
    }),
    { numRuns: 500 },
  );
});
