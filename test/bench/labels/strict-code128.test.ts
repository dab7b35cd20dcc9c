import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code128 } from '../../../bench/labels/print/symbols.ts';
import { strictCode128 } from '../../../bench/labels/print/strict-code128.ts';
import { randomFrom } from '../../../bench/labels/random.ts';
import { foreignDesign } from '../../../bench/labels/sets/foreign-designs.ts';

describe('bars that are read by the letter of the standard', () => {
  test('say what was printed, in each code set', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{15}$/), fc.constantFrom('B' as const, 'C' as const, 'BC' as const), (text, set) => {
        expect(strictCode128(code128(text, set).widths)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  test('say nothing once one edge has moved', () => {
    const { widths } = code128('356900000000019', 'C');
    const at = widths.findIndex((width, i) => i > 6 && width > 1);
    expect(strictCode128(widths.with(at, (widths[at] ?? 0) - 1).with(at + 1, (widths[at + 1] ?? 0) + 1))).toBeUndefined();
  });
});

test.each(['spliced', 'altered'] as const)(
  'a code that is %s never is a whole code by chance, which every reader would have to read',
  (kind) => {
    const valid = Array.from({ length: 5000 }, (_, seed) => foreignDesign(randomFrom(seed + 1), kind).design.items).flatMap((items) =>
      items.filter((item) => item.kind === 'symbol' && item.symbol.kind === 'bars' && strictCode128(item.symbol.widths) !== undefined),
    );
    expect(valid).toEqual([]);
  },
);
