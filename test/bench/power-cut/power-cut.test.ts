import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cutPower } from '../../../bench/power-cut/power-cut.ts';
import { record } from '../../../bench/power-cut/record.ts';

const oldJournal = join(import.meta.dirname, '../../main/adapters/sqlite/journals/version-1.sqlite');

test('whenever the power goes, every box that was acknowledged is there, and the journal is intact', () => {
  const recording = record({ boxes: 84 });
  // Every box and batch, and logs that begin anew: one for each opening, and one because it had grown too long.
  expect(recording.steps.filter(({ kind }) => kind === 'say')).toHaveLength(84 + 9);
  expect(recording.steps.filter((step) => step.kind === 'write' && step.file.endsWith('-wal') && step.at === 0)).toHaveLength(3);
  const { images, failures } = cutPower({ recording, images: 150, seed: 1 });
  expect({ images, failures }).toEqual({ images: 150, failures: [] });
}, 120_000);

test('the power may go while an older journal is migrated, and its boxes are there', () => {
  const recording = record({ boxes: 5, start: oldJournal });
  const { images, failures } = cutPower({ recording, images: 50, seed: 2, promised: { accepted: ['a', 'b', 'c', 'd', 'e'], sent: [] } });
  expect({ images, failures }).toEqual({ images: 50, failures: [] });
}, 120_000);

test('a station that does not wait for the disk is caught', () => {
  const recording = record({ boxes: 20, synchronous: 'OFF' });
  const { failures } = cutPower({ recording, images: 40, seed: 3, kept: 0 });
  expect(failures.flatMap(({ problems }) => problems).filter((problem) => problem.endsWith('is lost'))).not.toEqual([]);
}, 120_000);
