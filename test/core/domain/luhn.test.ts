import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { luhnDigit, passesLuhn } from '../../../core/domain/luhn.ts';
import { digits } from './numbers.ts';

describe('the check digit', () => {
  test.each([
    ['490154203237518', true], // the example of 3GPP TS 23.003 annex B
    ['354626223546262', true],
    ['49927398716', true],
    ['490154203237517', false],
    ['49015420323751 8', false],
    ['49015420323751x', false],
    ['7', false],
    ['', false],
    ['٤٩٠١٥٤٢٠٣٢٣٧٥١٨', false],
  ])('%s: %s', (text, passes) => {
    expect(passesLuhn(text)).toBe(passes);
  });

  test('a number with its own check digit passes, and with no other', () => {
    fc.assert(
      fc.property(digits(14), (body) => {
        const passing = [...'0123456789'].filter((digit) => passesLuhn(body + digit));
        expect(passing).toEqual([luhnDigit(body)]);
      }),
    );
  });

  test('every single wrong digit is caught', () => {
    fc.assert(
      fc.property(digits(14), fc.nat(14), fc.integer({ min: 1, max: 9 }), (body, place, shift) => {
        const right = body + luhnDigit(body);
        const wrong = right.slice(0, place) + String((Number(right[place]) + shift) % 10) + right.slice(place + 1);
        expect(passesLuhn(wrong)).toBe(false);
      }),
    );
  });

  test('every swap of neighbours is caught, but for 09 and 90', () => {
    fc.assert(
      fc.property(digits(14), fc.nat(13), (body, place) => {
        const right = body + luhnDigit(body);
        const pair = right.slice(place, place + 2);
        const swapped = right.slice(0, place) + [...pair].toReversed().join('') + right.slice(place + 2);
        expect(passesLuhn(swapped)).toBe(pair[0] === pair[1] || pair === '09' || pair === '90');
      }),
    );
  });
});
