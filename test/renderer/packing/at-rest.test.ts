import { expect, test } from 'vitest';
import { atRest } from '../../../renderer/packing/at-rest.ts';
import { english } from '../../../renderer/words/english.ts';

test.each([
  [{ scanned: 0, claimed: 0, attention: 0, released: 0 }, 'waiting', 'No boxes yet'],
  [{ scanned: 4, claimed: 4, attention: 0, released: 0 }, 'accepted', 'Every box is claimed'],
  [{ scanned: 4, claimed: 3, attention: 1, released: 0 }, 'accepted', 'All claimed but 1'],
  [{ scanned: 4, claimed: 1, attention: 1, released: 2 }, 'accepted', 'All claimed but 3'],
  [{ scanned: 4, claimed: 0, attention: 0, released: 4 }, 'released', 'Every box is let go'],
])('boxes at rest, %j, are told so that what is let go is not called claimed', (total, signal, text) => {
  expect(atRest({ ...total, waiting: 0 }, english.packing.progress)).toEqual({ signal, text });
});
