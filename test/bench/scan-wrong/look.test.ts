import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lookAtDoubtfulFrames } from '../../../bench/scan-wrong/look.ts';
import { lookInThreads } from '../../../bench/scan-wrong/scan-wrong.ts';
import { openProgress } from '../../../bench/scan-wrong/progress-file.ts';

test('no wrong IMEI is read from foreign and damaged codes, and whole ones are read', async () => {
  const looked = await lookAtDoubtfulFrames(77, 0, 400);
  expect(looked).toMatchObject({ frames: 400, doubtful: 200, whole: 200, wrong: [] });
  // In every situation, up to what cannot be read at all: most of them still are.
  expect(looked.read).toBeGreaterThan(90);
}, 180_000);

test('a long run goes on where it was ended, and begins anew when the sources change', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimstation-wrong-'));
  const source = join(folder, 'reader.ts');
  const piece = { frames: 1000, doubtful: 500, whole: 500, read: 400, wrong: [] };
  writeFileSync(source, 'one');
  openProgress(folder, 1, [folder]).keep(3000, piece);
  expect([...openProgress(folder, 1, [folder]).done]).toEqual([[3000, piece]]);
  expect(openProgress(folder, 2, [folder]).done.size).toBe(0);
  writeFileSync(source, 'two');
  expect(openProgress(folder, 1, [folder]).done.size).toBe(0);
  rmSync(folder, { recursive: true });
});

test('threads go from one piece to the next until all are done', async () => {
  const pieces = [0, 10, 20, 30, 40].map((from) => ({ seed: 3, from, to: from + 10 }));
  const done: number[] = [];
  await lookInThreads(pieces, ({ from }, { frames }) => done.push(from, frames));
  expect(done.filter((_, i) => i % 2 === 0).toSorted((a, b) => a - b)).toEqual([0, 10, 20, 30, 40]);
  expect(done.filter((_, i) => i % 2 === 1)).toEqual([10, 10, 10, 10, 10]);
}, 60_000);
