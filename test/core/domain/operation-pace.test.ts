import { describe, expect, test } from 'vitest';
import { expectedMs, learn, type OperationPace } from '../../../core/domain/operation-pace.ts';

const done = (size: number, elapsedMs: number) => ({ size, elapsedMs, done: true, before: undefined });

describe('how long Google takes for a batch', () => {
  test('is not known before the first', () => {
    expect(expectedMs({}, 500)).toBeUndefined();
  });

  test('is believed of batches about as large, not of others', () => {
    const pace = learn({}, done(500, 20_000));
    expect([500, 400, 300, 1000, 200, 1, 5000].map((size) => expectedMs(pace, size))).toEqual([
      19_960,
      19_960,
      19_960,
      19_960,
      19_960,
      undefined,
      undefined,
    ]);
  });

  test('does not grow by being asked about late, time after time', () => {
    let pace: OperationPace = {};
    for (let n = 0; n < 50; n++) pace = learn(pace, done(500, Math.max(20_000, (expectedMs(pace, 500) ?? 0) * 1.1)));
    expect(expectedMs(pace, 500)).toBeLessThanOrEqual(20_000);
  });

  test('follows the progress of those that are not done when they should be', () => {
    let pace = learn({}, done(500, 10_000));
    for (let n = 0; n < 10; n++) {
      pace = learn(pace, { size: 500, elapsedMs: 30_500, done: true, before: { elapsedMs: 10_000, progress: 33 } });
    }
    expect(expectedMs(pace, 500)).toBeGreaterThan(29_000);
    expect(expectedMs(pace, 500)).toBeLessThanOrEqual(30_500);
  });

  test.each([
    { size: 0, elapsedMs: 1000, done: true, before: undefined },
    { size: 500, elapsedMs: -3_600_000, done: true, before: undefined },
    { size: 500, elapsedMs: 1000, done: false, before: { elapsedMs: 1000, progress: 0 } },
  ])('learns nothing from %j', (seen) => {
    expect(learn({}, seen)).toEqual({});
  });
});
