import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lookAtDoubtfulScenes } from '../../../bench/scan-wrong/look.ts';
import { digestOf, openProgress } from '../../../bench/scan-wrong/progress-file.ts';
import { lookInThreads } from '../../../bench/scan-wrong/scan-wrong.ts';

test('no wrong IMEI is read from foreign and damaged codes, and whole ones are read', async () => {
  const looked = await lookAtDoubtfulScenes(77, 0, 40);
  expect(looked).toMatchObject({ scenes: 40, frames: 320, doubtful: 160, whole: 160, wrong: [] });
  // In every situation, up to what cannot be read at all: most of them still are.
  expect(looked.read).toBeGreaterThan(90);
}, 180_000);

test('a long run goes on where it was ended, and begins anew when a source changes that matters', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimstation-wrong-'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('look.ts', "import { read } from './reader.ts';\nimport type { Words } from './words.ts';\n");
  write('reader.ts', 'export const read = 1;');
  write('words.ts', 'export type Words = string;');
  write('notes.md', 'one');
  const digest = () => digestOf(join(folder, 'look.ts'), new Uint8Array([1]));
  const piece = { scenes: 64, frames: 512, doubtful: 256, whole: 256, read: 200, wrong: [] };
  const before = digest();
  openProgress(folder, 1, before).keep(3008, piece);
  write('notes.md', 'two');
  write('words.ts', 'export type Words = number;');
  expect([...openProgress(folder, 1, digest()).done]).toEqual([[3008, piece]]);
  expect(openProgress(folder, 2, digest()).done.size).toBe(0);
  write('reader.ts', 'export const read = 2;');
  expect(openProgress(folder, 1, digest()).done.size).toBe(0);
  expect(digestOf(join(folder, 'look.ts'), new Uint8Array([2]))).not.toBe(digest());
  rmSync(folder, { recursive: true });
});

test('threads go from one piece to the next until all are done', async () => {
  const pieces = [0, 8, 16, 24].map((from) => ({ seed: 3, from, to: from + 2 }));
  const done: number[] = [];
  await lookInThreads(pieces, 2, ({ from }, { frames }) => done.push(from, frames));
  expect(done.filter((_, i) => i % 2 === 0).toSorted((a, b) => a - b)).toEqual([0, 8, 16, 24]);
  expect(done.filter((_, i) => i % 2 === 1)).toEqual([16, 16, 16, 16]);
}, 60_000);
