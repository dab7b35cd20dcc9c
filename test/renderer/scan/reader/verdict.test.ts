import { expect, test } from 'vitest';
import { isBelievable, type Evidence } from '../../../../renderer/scan/reader/verdict.ts';

const clear: Evidence = { residual: 0.001, cost: 0.001, runnerUp: 0.01, wrongLuhn: 0.007, free: 0.001, worst: 0.002, usual: 0.001 };

test('a row that explains the picture far better than every other is believed', () => {
  expect(isBelievable(clear)).toBe(true);
});

test.each<[string, Partial<Evidence>]>([
  ['fits badly', { cost: 0.021, free: 0.021, runnerUp: 0.2, wrongLuhn: 0.2, worst: 0.03, usual: 0.02 }],
  ['fits badly at its ends', { residual: 0.03 }],
  ['has a rival', { runnerUp: 0.0017 }],
  ['would fit as well with a wrong check digit', { wrongLuhn: 0.0012 }],
  ['would fit better with symbols that are no digits', { free: 0.0007 }],
  ['has a symbol that fits worse than all others, as a scratch does', { worst: 0.009 }],
])('a row is not believed that %s', (_, doubt) => {
  expect(isBelievable({ ...clear, ...doubt })).toBe(false);
});
