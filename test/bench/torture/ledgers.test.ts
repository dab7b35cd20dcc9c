import { expect, test } from 'vitest';
import { compareLedgers } from '../../../bench/torture/ledgers.ts';

const imei = '351000010000009';
const a = 'customer-a';
const b = 'customer-b';

/** One box that went all the way: acknowledged, stored and claimed for the customer on the screen. */
const well = {
  acknowledged: [{ imei, box: 'box-1', customer: a }],
  asked: new Map([[imei, new Set([a])]]),
  finished: ['shift-1'],
  journal: {
    accepted: [{ box: 'box-1', imei, customer: a }],
    boxes: [{ box: 'box-1', imei, customer: a, state: 'claimed', reason: undefined }],
    endedShifts: ['shift-1'],
    integrity: 'ok',
  },
  google: [{ imei, owner: a, claims: 1, attempts: 1 }],
};
type Ledgers = Parameters<typeof compareLedgers>[0];
const journal = (about: Partial<Ledgers['journal']>): Partial<Ledgers> => ({ journal: { ...well.journal, ...about } });
const row = (about: Partial<Ledgers['journal']['boxes'][number]>) =>
  journal({ boxes: well.journal.boxes.map((box) => ({ ...box, ...about })) });
const device = (about: Partial<Ledgers['google'][number]>): Partial<Ledgers> => ({
  google: well.google.map((entry) => ({ ...entry, ...about })),
});

test('three ledgers that agree have nothing to find', () => {
  expect(compareLedgers(well)).toEqual([]);
});

test.each<[string, Partial<Ledgers>, string[]]>([
  ['an acknowledged box that the journal does not have', { ...journal({ accepted: [], boxes: [] }), google: [] }, ['lost']],
  ['a box that Google has and the journal has not', { ...journal({ accepted: [], boxes: [] }), acknowledged: [] }, ['lost']],
  ['a box that is claimed for the journal and not at Google', { google: [] }, ['lost']],
  ['an event that became no row', journal({ boxes: [] }), ['lost', 'lost']],
  ['a box under another IMEI than the one it was acknowledged for', { acknowledged: [{ imei: '1', box: 'box-1', customer: a }] }, ['lost']],
  ['the end of a shift', journal({ endedShifts: [] }), ['lost']],
  ['a journal that is not intact', journal({ integrity: 'row 1 missing from index' }), ['lost']],
  ['a device that was new to Google twice', device({ claims: 2, attempts: 2 }), ['doubleClaimed']],
  ['a claim that was repeated, though it changed nothing', device({ attempts: 2 }), ['doubleClaimed']],
  [
    'a device that was taken for new twice',
    journal({ accepted: [...well.journal.accepted, { box: 'box-2', imei, customer: a }] }),
    ['doubleClaimed'],
  ],
  [
    'a box stored for another customer than it was acknowledged for',
    { acknowledged: [{ imei, box: 'box-1', customer: b }] },
    ['wrongCustomer'],
  ],
  ['a box stored for a customer that was not on the screen', { asked: new Map([[imei, new Set([b])]]) }, ['wrongCustomer']],
  ['a device that Google gave to another customer', device({ owner: b }), ['wrongCustomer']],
  ['a box that is held', row({ state: 'held', reason: 'other-company' }), ['falseFailures']],
  ['a box that is under way for ever', row({ state: 'processing' }), ['stuck']],
])('%s is found', (_what, about, kinds) => {
  expect(compareLedgers({ ...well, ...about }).map(({ kind }) => kind)).toEqual(kinds);
});
