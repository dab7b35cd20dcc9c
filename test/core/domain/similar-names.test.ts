import { expect, test } from 'vitest';
import { sameName, similarIn, similarNames } from '../../../core/domain/similar-names.ts';

test.each([
  ['Alderbrook Hospitality', 'Alderbrook Hospitals', true],
  ['Müller & Söhne', 'MULLER & SOHNE', true],
  ['Cobalt & Sons Field Service', 'Cobalt & Sons Marine', true],
  ['Acme', 'Acme Retail', true],
  ['Łódź Transport', 'LODZ TRANSPORT', true],
  ['Blue Harbour Retail', 'Blue Ridge Mining', false],
  ['Nordwind', 'Südwind', false],
  ['', 'Nordwind', false],
])('%s and %s are easily confused: %s', (a, b, confused) => {
  expect([similarNames(a, b), similarIn([{ name: a }])(b).length]).toEqual([confused, confused ? 1 : 0]);
});

test.each([
  ['Quince & Co', ' quince  & CO. ', true],
  ["O'Neill", 'ONeill', true],
  ['Quince & Co', 'Quince & Company', false],
  ['株式会社', '株式会社', true],
  ['★', '☆', false],
  ['★', ' ★', true],
])('%s and %s are one name: %s', (a, b, same) => {
  expect(sameName(a, b)).toBe(same);
});
