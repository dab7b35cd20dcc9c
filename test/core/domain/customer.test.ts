import { expect, test } from 'vitest';
import { matchingCustomers, type Customer } from '../../../core/domain/customer.ts';

const customers: Customer[] = [
  ['1048576202', 'Northwind Logistics Nordic'],
  ['1048576201', 'Northwind Logistics'],
  ['731904582', 'Bäckerei Sonnenfeld GmbH'],
  ['9007199254740993', 'Alderbrook Hospitality'],
  ['5', 'Old North Mill'],
].map(([id = '', name = '']) => ({ id, name, terms: 'accepted' }));

const found = (typed: string) => matchingCustomers(customers, typed).map(({ name }) => name);

test.each([
  [
    'nothing typed',
    '',
    ['Alderbrook Hospitality', 'Bäckerei Sonnenfeld GmbH', 'Northwind Logistics', 'Northwind Logistics Nordic', 'Old North Mill'],
  ],
  [
    'blanks',
    '   ',
    ['Alderbrook Hospitality', 'Bäckerei Sonnenfeld GmbH', 'Northwind Logistics', 'Northwind Logistics Nordic', 'Old North Mill'],
  ],
  [
    'the beginning of a name comes before the middle of one',
    'north',
    ['Northwind Logistics', 'Northwind Logistics Nordic', 'Old North Mill'],
  ],
  ['words in any order', 'nordic northwind', ['Northwind Logistics Nordic']],
  ['without accents', 'backerei', ['Bäckerei Sonnenfeld GmbH']],
  ['with accents, composed otherwise', 'BA\u0308CKEREI', ['Bäckerei Sonnenfeld GmbH']],
  ['the beginning of an ID', ' 104857620', ['Northwind Logistics', 'Northwind Logistics Nordic']],
  ['all of an ID beyond 2^53, and not the one beside it', '9007199254740993', ['Alderbrook Hospitality']],
  ['the end of an ID names nobody', '740993', []],
  ['nobody', 'zebra', []],
])('a customer is found by %s', (_, typed, names) => {
  expect(found(typed)).toEqual(names);
});

test('what looks like a pattern is only text', () => {
  expect(found('.*')).toEqual([]);
});
