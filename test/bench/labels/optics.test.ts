import { describe, expect, test } from 'vitest';
import { createBurst } from '../../../bench/labels/camera/burst.ts';
import { loseAsJpeg } from '../../../bench/labels/camera/jpeg-loss.ts';
import { blur, SHARP } from '../../../bench/labels/camera/optics.ts';
import { project, rotationOf, type BoxPose, type PinholeCamera } from '../../../bench/labels/camera/pose.ts';
import { expose } from '../../../bench/labels/camera/sensor.ts';

const SIZE = 64;
const AREA = { left: 0, top: 0, right: SIZE, bottom: SIZE };

/** A bright point in the dark, blurred. */
function pointSpread(kind: Partial<typeof SHARP>): { total: number; spread: { x: number; y: number }; farthest: number } {
  const picture = new Float32Array(SIZE * SIZE);
  picture[32 * SIZE + 32] = 1000;
  blur(picture, SIZE, AREA, { ...SHARP, ...kind });
  let [total, xx, yy, farthest] = [0, 0, 0, 0];
  for (const [at, value] of picture.entries()) {
    const [dx, dy] = [(at % SIZE) - 32, Math.floor(at / SIZE) - 32];
    total += value;
    xx += value * dx * dx;
    yy += value * dy * dy;
    if (value > 0.01) farthest = Math.max(farthest, Math.hypot(dx, dy));
  }
  return { total, spread: { x: Math.sqrt(xx / total), y: Math.sqrt(yy / total) }, farthest };
}

describe('a blurred point', () => {
  test('out of focus becomes a disc of its radius, with half of that as its spread, and loses no light', () => {
    for (const radius of [1, 2.3, 3.5, 6]) {
      const { total, spread, farthest } = pointSpread({ disc: radius });
      expect(total).toBeCloseTo(1000, 0);
      expect(spread.x / (radius / 2)).toBeGreaterThan(0.85);
      expect(spread.x / (radius / 2)).toBeLessThan(1.3);
      expect(Math.abs(spread.x - spread.y)).toBeLessThan(0.15);
      expect(farthest).toBeLessThanOrEqual(radius + 1.5);
    }
  });

  test('behind a soft lens has that spread', () => {
    const { total, spread } = pointSpread({ gauss: 1.5 });
    expect(total).toBeCloseTo(1000, 0);
    expect(spread.x).toBeCloseTo(1.5, 0);
  });

  test('in motion becomes a line in its direction', () => {
    const { total, spread } = pointSpread({ motion: 12, motionTowards: Math.PI / 2 });
    expect(total).toBeCloseTo(1000, 0);
    // A line's spread is its length divided by the root of twelve.
    expect(spread.y).toBeCloseTo(12 / Math.sqrt(12), 0);
    expect(spread.x).toBeLessThan(0.5);
  });
});

describe('the sensor', () => {
  test('adds as much noise as it says, more where it is bright, the same for the same seed', () => {
    const flat = (level: number, seed: number) =>
      expose(
        new Float32Array(SIZE * SIZE).fill(level),
        SIZE,
        SIZE,
        { readNoise: 3, shotNoise: 0.2, sharpening: 0, jpegQuality: 100 },
        seed,
      );
    const deviation = (bytes: Uint8Array, level: number) =>
      Math.sqrt(bytes.reduce((sum, byte) => sum + (byte - level) ** 2, 0) / bytes.length);
    expect(deviation(flat(40, 1), 40)).toBeCloseTo(Math.sqrt(9 + 0.2 * 40), 0);
    expect(deviation(flat(200, 1), 200)).toBeCloseTo(Math.sqrt(9 + 0.2 * 200), 0);
    expect(Buffer.from(flat(90, 5)).equals(flat(90, 5))).toBe(true);
    expect(Buffer.from(flat(90, 5)).equals(flat(90, 6))).toBe(false);
  });

  test('loses detail as a JPEG does, the more the lower the quality, and nothing of an even grey', () => {
    const texture = Uint8Array.from({ length: SIZE * SIZE }, (_, at) => 128 + 60 * Math.sin(at * 1.7) * Math.cos(at / 91));
    const lossAt = (quality: number) => {
      const copy = texture.slice();
      loseAsJpeg(copy, SIZE, SIZE, AREA, quality);
      return copy.reduce((sum, byte, at) => sum + Math.abs(byte - (texture[at] ?? 0)), 0) / copy.length;
    };
    const losses = [100, 95, 75, 40].map(lossAt);
    expect(losses[0]).toBe(0);
    expect(losses).toEqual(losses.toSorted((a, b) => a - b));
    expect(losses[3]).toBeGreaterThan(2);
    const grey = new Uint8Array(SIZE * SIZE).fill(77);
    loseAsJpeg(grey, SIZE, SIZE, AREA, 30);
    expect(Math.max(...grey) - Math.min(...grey)).toBe(0);
  });
});

describe('a burst', () => {
  const [width, height, margin] = [40, 30, 4];
  const light = Float32Array.from(
    { length: width * height },
    (_, at) => 100 + 40 * Math.sin((at % width) / 3) + 2 * Math.floor(at / width),
  );
  const exposure = { light, area: { left: 0, top: 0, right: width, bottom: height }, codes: [] };
  const quiet = { readNoise: 0, shotNoise: 0, sharpening: 0, jpegQuality: 100 };
  const burst = createBurst(exposure, { width, height }, quiet, margin);
  const at = (x: number, y: number) => Math.floor((light[(y + margin) * width + x + margin] ?? 0) + 0.5);

  test('shows its moment without the margin when nothing moves', () => {
    expect([burst.width, burst.height]).toEqual([32, 22]);
    const still = burst.take({ x: 0, y: 0, gain: 1, seed: 1 });
    expect([still[0], still[5 * 32 + 7], still[22 * 32 - 1]]).toEqual([at(0, 0), at(7, 5), at(31, 21)]);
  });

  test('moves by whole and half pixels, never beyond its margin, and gets brighter', () => {
    const moved = burst.take({ x: 3, y: -2, gain: 1, seed: 1 });
    expect([moved[5 * 32 + 7], moved[21 * 32 + 31]]).toEqual([at(4, 7), at(28, 23)]);
    const between = burst.take({ x: 0.5, y: 0, gain: 1, seed: 1 })[5 * 32 + 7] ?? 0;
    expect(Math.abs(between - (at(6, 5) + at(7, 5)) / 2)).toBeLessThanOrEqual(1);
    expect(burst.take({ x: 99, y: 99, gain: 1, seed: 1 })).toEqual(burst.take({ x: margin, y: margin, gain: 1, seed: 1 }));
    expect(burst.take({ x: 0, y: 0, gain: 1.1, seed: 1 })[40]).toBeCloseTo(1.1 * at(8, 1), -0.5);
  });

  test('is noisy in another way each time', () => {
    const noisy = createBurst(exposure, { width, height }, { ...quiet, readNoise: 3 }, margin);
    const [first, again, other] = [1, 1, 2].map((seed) => noisy.take({ x: 0, y: 0, gain: 1, seed }));
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });
});

describe('the pinhole', () => {
  const camera: PinholeCamera = { width: 1280, height: 720, focal: 1150 };
  const pose: BoxPose = { x: 0, y: 0, distance: 115, roll: 0, pitch: 0, yaw: 0 };

  test('shows what is straight before it at focal length over distance', () => {
    expect(project(camera, pose, { kind: 'flat' }, 10, -5)).toEqual({ x: 740, y: 310 });
  });

  test('turns clockwise by the roll, and shows the far side smaller', () => {
    const turned = project(camera, { ...pose, roll: Math.PI / 2 }, { kind: 'flat' }, 10, 0);
    expect([turned.x, turned.y].map(Math.round)).toEqual([640, 460]);
    const yawed = (u: number) => project(camera, { ...pose, yaw: 0.5 }, { kind: 'flat' }, u, 0).x - 640;
    expect(Math.abs(yawed(20))).not.toBeCloseTo(Math.abs(yawed(-20)), 0);
  });

  test('sees a cylinder bend away at both ends', () => {
    const bent = project(camera, pose, { kind: 'cylinder', radius: 30 }, 30, 0).x;
    expect(bent).toBeLessThan(project(camera, pose, { kind: 'flat' }, 30, 0).x);
    expect(bent).toBeGreaterThan(project(camera, pose, { kind: 'cylinder', radius: 30 }, 25, 0).x);
  });

  test('has a rotation that keeps lengths and angles', () => {
    const r = rotationOf({ ...pose, roll: 0.7, pitch: -0.3, yaw: 0.4 });
    const dot = (i: number, j: number) => [0, 3, 6].reduce((sum, row) => sum + (r[row + i] ?? 0) * (r[row + j] ?? 0), 0);
    expect([dot(0, 0), dot(1, 1), dot(2, 2)].map((value) => value.toFixed(6))).toEqual(['1.000000', '1.000000', '1.000000']);
    expect([dot(0, 1), dot(0, 2), dot(1, 2)].every((value) => Math.abs(value) < 1e-9)).toBe(true);
  });
});
