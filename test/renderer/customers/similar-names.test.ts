import { expect, test } from 'vitest';
import { similarNames } from '../../../renderer/customers/similar-names.ts';

test.each([
  ['Alderbrook Hospitality', 'Alderbrook Hospitals', true],
  ['Müller & Söhne', 'MULLER & SOHNE', true],
  ['Cobalt & Sons Field Service', 'Cobalt & Sons Marine', true],
  ['Acme', 'Acme Retail', true],
  ['Blue Harbour Retail', 'Blue Ridge Mining', false],
  ['Nordwind', 'Südwind', false],
  ['', 'Nordwind', false],
])('%s and %s are easily confused: %s', (a, b, confused) => {
  expect(similarNames(a, b)).toBe(confused);
});
