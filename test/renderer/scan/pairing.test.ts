import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noHalf, pair, type Paired } from '../../../renderer/scan/pairing.ts';
import { imeis } from '../../core/domain/numbers.ts';

const IMEI1 = '354626223546270';
const IMEI2 = '354626223546262';
const EAN = '4006381333931';

describe('a hand scanner with two IMEIs a box', () => {
  test('asks for the second IMEI and then has a box, in the order scanned', () => {
    expect(scan([`]C1${IMEI1}`, IMEI2], 2)).toEqual([
      { kind: 'half', imei: IMEI1 },
      { kind: 'box', texts: [IMEI1, IMEI2] },
    ]);
  });

  test('says when the same IMEI comes again, and still waits', () => {
    expect(scan([IMEI1, IMEI1, IMEI2], 2).map(({ kind }) => kind)).toEqual(['half', 'same-again', 'box']);
  });

  test('lets every other code be refused at once and keeps the half', () => {
    expect(scan([IMEI1, EAN, '354626223546261', IMEI2], 2).map(({ kind }) => kind)).toEqual(['half', 'no-imei', 'no-imei', 'box']);
  });

  test('forgets the half when the worker cancels', () => {
    expect(pair(pair(noHalf, IMEI1, 2).state, IMEI1, 2).paired.kind).toBe('same-again');
    expect(pair(noHalf, IMEI1, 2).paired.kind).toBe('half');
  });

  test('puts every IMEI into exactly one box, but for one that waits', () => {
    fc.assert(
      fc.property(fc.uniqueArray(imeis), (texts) => {
        const boxes = scan(texts, 2).flatMap((paired) => (paired.kind === 'box' ? [paired.texts] : []));
        expect(boxes.flat()).toEqual(texts.slice(0, texts.length - (texts.length % 2)));
        expect(boxes.every((box) => box.length === 2)).toBe(true);
      }),
    );
  });
});

test('a hand scanner with one IMEI a box makes every IMEI a box, the same one again too', () => {
  expect(scan([IMEI1, EAN, IMEI1, IMEI2], 1)).toEqual([
    { kind: 'box', texts: [IMEI1] },
    { kind: 'no-imei', text: EAN },
    { kind: 'box', texts: [IMEI1] },
    { kind: 'box', texts: [IMEI2] },
  ]);
});

function scan(texts: readonly string[], imeisPerBox: 1 | 2): Paired[] {
  let state = noHalf;
  return texts.map((text) => {
    const result = pair(state, text, imeisPerBox);
    state = result.state;
    return result.paired;
  });
}
