import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasKnownReportingBody, lowestFirst, parseImei, shortened } from '../../../core/domain/imei.ts';
import { imeis } from './numbers.ts';

describe('an IMEI', () => {
  test('is taken as it is, and nothing else is made into one', () => {
    expect(parseImei('354626223546262')).toBe('354626223546262');
    for (const text of [
      '354626223546261',
      '35462622354626',
      '3546262235462620',
      ' 354626223546262',
      '354626223546262\n',
      '35-462622-354626-2',
      'IMEI354626223546262',
      '000000000000000',
      '',
    ]) {
      expect(parseImei(text), text).toBeUndefined();
    }
  });

  test('the lowest comes first, whatever order the label has', () => {
    fc.assert(
      fc.property(fc.array(imeis), (texts) => {
        const parsed = texts.flatMap((text) => parseImei(text) ?? []);
        expect(lowestFirst(parsed)).toEqual(
          texts
            .map(BigInt)
            .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
            .map(String),
        );
      }),
    );
  });

  test('a reporting body is known by the first two digits', () => {
    expect(['354626223546262', '011234500000000', '862223546262235'].map(hasKnownReportingBody)).toEqual([true, true, true]);
    expect(['724626223546262', '204626223546262'].map(hasKnownReportingBody)).toEqual([false, false]);
  });

  test('a log shows too little of it to name a device', () => {
    expect(shortened('354626223546262')).toBe('…6262');
  });
});
