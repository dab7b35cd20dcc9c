import { describe, expect, test } from 'vitest';
import { createGradientBlocks } from '../../../../renderer/scan/reader/gradient-blocks.ts';
import { createRegionFinder } from '../../../../renderer/scan/reader/regions.ts';
import type { LumaFrame } from '../../../../renderer/scan/reader/reader.ts';
import { code128Widths, drawBars, noiseFrame } from './bars.ts';

const widths = code128Widths('356938035643809');

function regionsOf(frame: LumaFrame, most = 2) {
  return createRegionFinder()(createGradientBlocks()(frame), most);
}

/** Degrees between two lines, which have no front and back. */
function between(first: number, second: number): number {
  const apart = Math.abs((((first - second) % 180) + 180) % 180);
  return Math.min(apart, 180 - apart);
}

describe('bars are told from everything else block by block', () => {
  test('by the one direction that their changes have', () => {
    for (const turn of [0, 20, 45, 90, 135]) {
      const blocks = createGradientBlocks()(drawBars(widths, { module: 2.5, bars: 200, turn }));
      const middle = (blocks.rows >> 1) * blocks.columns + (blocks.columns >> 1);
      expect(blocks.coherence[middle]).toBeGreaterThan(0.95);
      expect(between(((blocks.direction[middle] ?? 0) * 180) / Math.PI, turn)).toBeLessThan(2);
    }
  });

  test('noise has energy and no direction', () => {
    const { energy, coherence } = createGradientBlocks()(noiseFrame(1));
    const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(energy)).toBeGreaterThan(50);
    expect(mean(coherence)).toBeLessThan(0.3);
  });
});

describe('regions of bars', () => {
  test.each([0, 17, 60, 90, 150])('are found where they are, turned by %i degrees', (turn) => {
    const [region, second] = regionsOf(drawBars(widths, { module: 2.2, bars: 70, turn, x: 330, y: 170 }));
    if (region === undefined) throw new Error('nothing found');
    expect(second?.strength ?? 0).toBeLessThan(0.3 * region.strength);
    expect(Math.hypot(region.x - 330, region.y - 170)).toBeLessThan(12);
    expect(between((region.direction * 180) / Math.PI, turn)).toBeLessThan(1.5);
    expect(region.length).toBeGreaterThan(134 * 2.2);
    expect(region.height).toBeGreaterThan(70);
    expect(region.height).toBeLessThan(130);
  });

  test.each([-16, -8, 0, 8, 16])('have a base line apart from the direction when the bars lean by %i degrees', (lean) => {
    const [region] = regionsOf(drawBars(widths, { module: 2.6, bars: 110, turn: 25, lean }));
    if (region === undefined) throw new Error('nothing found');
    // Leaning bars turn the direction across them, the base line stays.
    expect(between((region.baseline * 180) / Math.PI, 25)).toBeLessThan(2);
    expect(between((region.direction * 180) / Math.PI, 25 + lean)).toBeLessThan(2);
  });

  test('are found in the dark, where noise is as strong as the bars', () => {
    const [region] = regionsOf(drawBars(widths, { module: 2.5, bars: 90, turn: 10, ink: 30, paper: 52, noise: 9 }));
    expect(between(((region?.direction ?? 0) * 180) / Math.PI, 10)).toBeLessThan(4);
  });

  test('are not seen in noise, an even picture, or at the border of a box', () => {
    const even = { luma: new Uint8Array(640 * 360).fill(90), width: 640, height: 360 };
    const box = {
      ...even,
      luma: even.luma.map((_, at) => (at % 640 > 200 && at % 640 < 420 && at > 100 * 640 && at < 260 * 640 ? 200 : 90)),
    };
    for (const frame of [noiseFrame(2), even, box]) expect(regionsOf(frame)).toEqual([]);
  });

  test('a picture smaller than a block has none', () => {
    expect(regionsOf({ luma: new Uint8Array(100), width: 10, height: 10 })).toEqual([]);
  });
});
