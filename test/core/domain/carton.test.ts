import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCarton } from '../../../core/domain/carton.ts';
import { imei } from '../../support/devices.ts';
import { imeis } from './numbers.ts';

const twenty = Array.from({ length: 20 }, (_, i) => imei(i + 1));
const GS = '\u001d';

/** Every way to write a carton of single IMEIs that we read. */
const FLAT: Readonly<Record<string, (numbers: readonly string[]) => string>> = {
  'JSON with serial numbers beside': (all) => JSON.stringify({ imeis: all, serials: all.map((_, i) => `SN${i}`) }),
  'JSON, an array alone': (all) => JSON.stringify(all),
  'JSON objects': (all) => JSON.stringify({ carton: 'C1', devices: all.map((imei1) => ({ imei1, model: 'Nimbus 7' })) }),
  'lines with headings': (all) => `DEV:Nimbus 7\nBOX:0001\nMASTER:77\n${all.join('\n')}`,
  'lines without headings': (all) => `Nimbus 7\r\nC-0001\r\n${all.join('\r\n')}\r\n`,
  'lines as a scanner writes them': (all) => all.join('\\n'),
  pipes: (all) => `DEV:Nimbus 7|BOX:0001|${all.join('|')}`,
  commas: (all) => all.join(','),
  'semicolons and spaces': (all) => all.join('; '),
  tabs: (all) => all.join('\t'),
  'GS1 with separators': (all) => `]C1${all.map((each) => `8002${each}`).join(GS)}`,
  'GS1 without separators': (all) => all.map((each) => `8002${each}`).join(''),
  'GS1 as printed': (all) => `(00)095201234567891235(37)${all.length}${all.map((each) => `(8002)${each}`).join('')}`,
  'an ISO 15434 envelope': (all) =>
    `[)>\u001e06${GS}1PNIMBUS7${GS}Q${all.length}${GS}${all.map((each) => `I${each}`).join(GS)}\u001e\u0004`,
  'an ISO 15434 envelope of GS1': (all) => `[)>\u001e05${GS}${all.map((each) => `8002${each}`).join(GS)}\u001e\u0004`,
  'digits alone': (all) => all.join(''),
};

const many = fc.uniqueArray(imeis, { minLength: 3, maxLength: 40 });

describe.each(Object.entries(FLAT))('a carton as %s', (_, render) => {
  test('is one box for each IMEI, in its order', () => {
    fc.assert(
      fc.property(many, (numbers) => {
        expect(readCarton(render(numbers))?.devices.map((device) => device.imeis)).toEqual(numbers.map((number) => [number]));
      }),
    );
  });

  test('cut off or damaged anywhere it holds no number that was not there, and nothing twice', () => {
    fc.assert(
      fc.property(many, fc.nat(2000), fc.string({ maxLength: 2, unit: 'binary' }), (numbers, at, put) => {
        const text = render(numbers);
        const place = at % text.length;
        const damaged = text.slice(0, place) + put + text.slice(place + 1);
        const found = readCarton(damaged)?.devices.flatMap((device) => device.imeis) ?? [];
        expect(new Set(found).size).toBe(found.length);
        for (const each of found) expect(damaged).toContain(each);
      }),
    );
  });
});

describe('two IMEIs of one phone', () => {
  const pairs = Array.from({ length: 10 }, (_, i) => [imei(2 * i), imei(2 * i + 1)]);
  test.each([
    ['inner arrays', JSON.stringify(pairs), 'stated'],
    ['inner arrays under a key', JSON.stringify({ imeis: pairs }), 'stated'],
    ['objects', JSON.stringify(pairs.map(([imei1, imei2]) => ({ imei1, imei2 }))), 'stated'],
    ['objects with an array each', JSON.stringify({ devices: pairs.map((both) => ({ imeis: both })) }), 'stated'],
    ['lines of two', `BOX:1\n${pairs.map((both) => both.join(',')).join('\n')}`, 'by-line'],
    ['lines with words', pairs.map(([one, two]) => `IMEI1: ${one} IMEI2: ${two}`).join('\n'), 'by-line'],
  ])('are one box as %s', (_, text, pairing) => {
    expect(readCarton(text)).toMatchObject({ pairing, devices: pairs.map((both) => ({ imeis: both })), problems: [] });
  });

  test.each([
    ['one flat array', JSON.stringify({ imeis: pairs.flat() })],
    ['lines of five', `${pairs.flat().slice(0, 5).join(',')}\n${pairs.flat().slice(5).join(',')}`],
    ['one line', pairs.flat().join(',')],
  ])('are boxes of their own as %s: a wrong pairing is worse than none', (_, text) => {
    const carton = readCarton(text);
    expect([carton?.devices.length, carton?.pairing]).toEqual([20, undefined]);
  });
});

describe('an entry that is no box', () => {
  const wrong = `${imei(7).slice(0, 14)}${(Number(imei(7)[14]) + 1) % 10}`;
  test('is named with its place and why, and the others stay', () => {
    const carton = readCarton(JSON.stringify({ imeis: twenty.with(3, twenty[0] ?? '').with(6, wrong) }));
    expect(carton?.devices.length).toBe(18);
    expect(carton?.problems).toEqual([
      { place: 4, text: imei(1), reason: 'twice', first: 1 },
      { place: 7, text: wrong, reason: 'bad-check-digit' },
    ]);
  });

  test.each([
    ['a bad check digit of one of two', [imei(1), wrong], 'bad-check-digit'],
    ['a number that a spreadsheet rounded', ['3.5693803564381E+14'], 'exponent'],
    ['the same with a comma', ['3,57E+14'], 'exponent'],
    ['fourteen digits', [imei(9).slice(0, 14)], 'fourteen-digits'],
    ['sixteen digits', [`${imei(9)}1`], 'imeisv'],
    ['nothing that we know', ['Nimbus'], 'not-an-imei'],
  ])('such as %s', (_, entry, reason) => {
    const text = JSON.stringify([[imei(2)], [imei(3)], entry]);
    expect(readCarton(text)).toMatchObject({ devices: [{ place: 1 }, { place: 2 }], problems: [{ place: 3, reason }] });
  });

  test('makes digits that were run together no carton at all: all places are doubtful', () => {
    expect(readCarton(twenty.with(6, wrong).join(''))).toBeUndefined();
  });
});

describe('what else a code says', () => {
  test.each([
    ['GS1', `]d2000952012345678912353720${GS}400PO-7${GS}${twenty.map((each) => `8002${each}`).join(GS)}`],
    [
      'an envelope',
      `[)>\u001e06${GS}1J095201234567891235${GS}KPO-7${GS}Q20${GS}${twenty.map((each) => `25S${each}`).join(GS)}\u001e\u0004`,
    ],
    ['JSON', JSON.stringify({ sscc: '095201234567891235', po: 'PO-7', qty: 20, imeis: twenty })],
    ['headed lines', `MASTER:095201234567891235\nPO:PO-7\nQTY:20\n${twenty.join('\n')}`],
  ])('carton number, order and count are read from %s', (_, text) => {
    expect(readCarton(text)).toMatchObject({ cartonNumber: '095201234567891235', order: 'PO-7', expectedCount: 20 });
  });

  test('serial numbers of fifteen digits in an envelope are no phones, though one in ten passes the check', () => {
    const serials = Array.from({ length: 20 }, (_, i) => (i === 4 ? imei(900) : `3569000000999${String(i).padStart(2, '0')}`));
    const text = `[)>\u001e06${GS}${twenty.map((each, i) => `I${each}${GS}S${serials[i]}`).join(GS)}\u001e\u0004`;
    expect(readCarton(text)?.devices.flatMap((device) => device.imeis)).toEqual(twenty);
  });
});

test.each([
  ['one IMEI', imei(1)],
  ['two IMEIs, which may be one phone', `${imei(1)},${imei(2)}`],
  ['the GS1 code of one phone', `]C101040063813339318002${imei(1)}`],
  ['a JSON object of one phone', JSON.stringify({ imei1: imei(1), imei2: imei(2) })],
  ['the label of one phone, read at once', `${imei(1)}\n${imei(2)}\n35920000000001\n4006381333931\nR5ABC123456`],
  ['a product code', '4006381333931'],
  ['a web address', 'https://example.com/setup?i=1,2,3'],
  ['brackets without end', '['.repeat(10_000)],
  ['dates and counts', '2026-11-23 1234567\n2026-11-24 1234567\n2026-11-25 1234567'],
])('no carton: %s', (_, text) => {
  expect(readCarton(text)).toBeUndefined();
});

test('any text at all is read without a complaint, and only what stands in it is found', () => {
  const scraps = fc.constantFrom(
    '[)>\u001e06',
    GS,
    '\u001e',
    '8002',
    '(8002)',
    '{"imeis":[',
    ']}',
    '"',
    ',',
    '|',
    '\n',
    'BOX:',
    '37',
    imei(1),
    imei(2),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      const bare = text.replaceAll(/[\s\u2010-\u2015\u2212\u200b-\u200f\u2060\ufeff\u00ad-]/g, '');
      for (const each of readCarton(text)?.devices.flatMap((device) => device.imeis) ?? []) expect(bare).toContain(each);
    }),
    { numRuns: 500 },
  );
});
