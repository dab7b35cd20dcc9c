import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { RoundReport } from '../../../bench/torture/round.ts';
import { torture } from '../../../bench/torture/torture.ts';

test('a station that is killed at 25 bad moments loses nothing, claims nothing twice, and gets everything done', async () => {
  const rounds: RoundReport[] = [];
  const report = await torture({ rounds: 25, seed: 1, kills: [1, 1], boxes: 24, lanes: 3, done: (round) => rounds.push(round) });
  expect(
    rounds.flatMap(({ seed, findings, said, folder }) => (findings.length + said.length === 0 ? [] : [{ seed, findings, said, folder }])),
  ).toEqual([]);
  expect(report).toMatchObject({ rounds: 25, lost: 0, doubleClaimed: 0, wrongCustomer: 0, falseFailures: 0, stuck: 0 });
  expect(report.acknowledged).toBeGreaterThanOrEqual(25 * 24);
}, 180_000);

test('a station that acknowledges a box before it stores it is caught', async () => {
  const rounds: RoundReport[] = [];
  const entry = join(import.meta.dirname, 'hasty-station.ts');
  const report = await torture({ rounds: 2, seed: 9, kills: [1, 1], boxes: 24, entry, done: (round) => rounds.push(round) });
  for (const { folder } of rounds) rmSync(dirname(folder), { recursive: true, force: true });
  expect(report.lost).toBeGreaterThan(0);
}, 180_000);
