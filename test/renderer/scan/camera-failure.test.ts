import { expect, test } from 'vitest';
import { failureOf } from '../../../renderer/scan/camera-failure.ts';

test.each([
  ['NotFoundError', 'no-camera'],
  ['OverconstrainedError', 'no-camera'],
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['TypeError', 'failed'],
])('%s of the browser is called %s', (name, failure) => {
  expect(failureOf(new DOMException('', name))).toBe(failure);
});

test('anything else that is thrown is called failed', () => {
  expect([undefined, 'NotFoundError', {}].map(failureOf)).toEqual(['failed', 'failed', 'failed']);
});
