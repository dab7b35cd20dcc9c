import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countBatch, goneFrom } from '../../../core/domain/batch-counts.ts';
import { BOX_STATES } from '../../../core/domain/box.ts';

test('the counts of a request always add up to its boxes', () => {
  const states = fc.array(fc.record({ state: fc.constantFrom(...BOX_STATES), count: fc.nat(1000) }));
  const gone = fc.array(fc.constantFrom('released' as const, 'moved' as const));
  fc.assert(
    fc.property(states, gone, (here, left) => {
      const sum = here.reduce((all, { count }) => all + count, 0) + left.length;
      expect(Object.values(countBatch(here, left)).reduce((all, count) => all + count, 0)).toBe(sum);
    }),
  );
});

test('a box that was let go and claimed for the next customer counts as let go where it was let go, and as sent again where it was refused', () => {
  const nowInTheNextClaim = { state: 'claimed', kind: 'claim' } as const;
  expect([goneFrom('release', nowInTheNextClaim), goneFrom('claim', nowInTheNextClaim)]).toEqual(['released', 'moved']);
});

test('a box that is let go in a second attempt was not let go in the first', () => {
  expect(goneFrom('release', { state: 'unclaiming', kind: 'release' })).toBe('moved');
});
