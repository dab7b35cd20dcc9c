import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gatherLines, LINE_GAP_MS } from '../../../renderer/scan/gather-lines.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function gathering() {
  const told: string[][] = [];
  return { told, lines: gatherLines((codes) => told.push(codes)) };
}

test('a code alone is told after a moment, and two boxes are two', () => {
  const { told, lines } = gathering();
  lines.add(['a']);
  lines.tellIn(LINE_GAP_MS);
  vi.advanceTimersByTime(LINE_GAP_MS - 1);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(2);
  lines.add(['b']);
  lines.tellIn(LINE_GAP_MS);
  vi.advanceTimersByTime(200);
  expect(told).toEqual([['a'], ['b']]);
});

test('lines that follow each other at once are told together, however long one of them takes', () => {
  const { told, lines } = gathering();
  for (const line of ['a', 'b', 'c']) {
    lines.add([line]);
    lines.tellIn(LINE_GAP_MS);
    vi.advanceTimersByTime(10);
    lines.tellIn(undefined);
    vi.advanceTimersByTime(400);
  }
  lines.tellIn(LINE_GAP_MS);
  vi.advanceTimersByTime(LINE_GAP_MS + 1);
  expect(told).toEqual([['a', 'b', 'c']]);
});

test('what is held when nobody listens any more is told all the same, once', () => {
  const { told, lines } = gathering();
  lines.add(['a']);
  lines.tellIn(LINE_GAP_MS);
  lines.end();
  vi.advanceTimersByTime(200);
  expect(told).toEqual([['a']]);
});
