import fc from 'fast-check';
import { luhnDigit } from '../../../core/domain/luhn.ts';

export function digits(count: number): fc.Arbitrary<string> {
  return fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((each) => each.join(''));
}

/** Any valid IMEI of a real reporting body. */
export const imeis: fc.Arbitrary<string> = digits(12).map((rest) => `35${rest}${luhnDigit(`35${rest}`)}`);
