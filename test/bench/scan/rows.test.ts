import { describe, expect, test } from 'vitest';
import type { Attempt, Outcome } from '../../../bench/scan/contest.ts';
import { percentile, rowsOf, wrongImeis } from '../../../bench/scan/rows.ts';
import { imei } from '../../e2e/station.ts';

const look = (at: number, cost: number, ...texts: string[]): Attempt => ({ frame: 0, at, cost, texts });
const clip = (contestant: Outcome['contestant'], attempts: Attempt[]): Outcome => ({
  contestant,
  id: 'easy-1',
  kind: 'clip',
  imeis: [imei(1), imei(2)],
  width: 1280,
  height: 720,
  timingOnly: false,
  lasts: 1000,
  attempts,
});

describe('the figures of a contest', () => {
  test('count one reading, two readings and both IMEIs apart, and nothing that came after the end', () => {
    const outcomes = [
      clip('ours', [look(20, 20, imei(1)), look(60, 20, imei(1), imei(2)), look(100, 20, imei(2))]),
      clip('zxing-js', [look(500, 400, imei(1)), look(1400, 900, imei(1))]),
    ];
    const shares = rowsOf(outcomes).filter(({ id }) => id.startsWith('clip-'));
    expect(shares.map(({ id, ours, peers }) => [id, ours, peers['zxing-js']])).toEqual([
      ['clip-one-read-share', 100, 100],
      ['clip-two-reads-share', 100, 0],
      ['clip-both-imeis-share', 100, 0],
    ]);
  });

  test('take never read as infinitely late, and more work than time as one whole core', () => {
    const outcomes = [clip('ours', [look(20, 20, imei(1))]), clip('ours', [look(900, 30)]), clip('zbar-wasm', [look(1300, 1300)])];
    const row = (wanted: string) => rowsOf(outcomes).find(({ id }) => id === wanted);
    expect(row('first-read-p50-ms')).toMatchObject({ ours: 20, peers: { 'zbar-wasm': null } });
    expect(row('first-read-p90-ms')?.ours).toBeNull();
    expect(row('cpu-share-30fps')).toMatchObject({ ours: 0.03, peers: { 'zbar-wasm': 1 } });
    expect(percentile([5, 1, 3], 0.5)).toBe(3);
  });

  test("leave clips that are only timed out of the shares, but not other people's large ones", () => {
    const large = { ...clip('ours', [look(20, 20)]), width: 1920, height: 1080 };
    const shareOf = (outcome: Outcome) =>
      rowsOf([clip('ours', [look(20, 12, imei(1))]), outcome]).find(({ id }) => id === 'clip-one-read-share')?.ours;
    expect(shareOf({ ...large, timingOnly: true })).toBe(100);
    expect(shareOf(large)).toBe(50);
    expect(rowsOf([{ ...large, timingOnly: true }]).find(({ id }) => id === 'decode-1080p-p50-ms')?.ours).toBe(20);
  });

  test('find a wrong IMEI wherever it hides, and only what would be taken for one', () => {
    const attempts = [
      look(10, 10, `IMEI1:${imei(9)};IMEI2:${imei(2)}`),
      look(20, 10, imei(9), '353258347720540', `${imei(7)}1`, 'R5ABC123456'),
    ];
    expect(wrongImeis({ attempts, imeis: [imei(1), imei(2)] })).toEqual([imei(9)]);
  });

  test('have all the rows that the bench promises', () => {
    expect(rowsOf([clip('ours', [])]).map(({ id }) => id)).toEqual([
      'clip-one-read-share',
      'clip-two-reads-share',
      'clip-both-imeis-share',
      'first-read-p50-ms',
      'first-read-p90-ms',
      'still-share',
      'wrong-imeis',
      'decode-720p-p50-ms',
      'decode-1080p-p50-ms',
      'cpu-share-30fps',
    ]);
  });
});
