import { randomFrom } from '../random.ts';
import { loseAsJpeg } from './jpeg-loss.ts';
import type { Exposure } from './photograph.ts';
import { noiseByLevel, NOISE, sharpened, type Sensor } from './sensor.ts';
import type { PixelArea } from './surface.ts';

/**
 * Frames of one moment one after the other. The scene is lit and blurred once, which is most of the work; what a camera has anew in
 * each frame is anew here too: noise, brightness, and where in the picture the box is, as a hand is never still.
 */
export interface Burst {
  readonly width: number;
  readonly height: number;
  take(look: BurstLook): Uint8Array;
}

export interface BurstLook {
  /** How far the picture has moved, pixels and parts of them; at most the burst's margin. */
  readonly x: number;
  readonly y: number;
  /** Times as bright as the moment was lit; 1 is as it was. */
  readonly gain: number;
  /** Of the noise. */
  readonly seed: number;
}

/** @param margin pixels on every side of the moment that are kept back, so that the frames can move without showing an edge */
export function createBurst(
  { light, area }: Exposure,
  { width: stride, height: lines }: { readonly width: number; readonly height: number },
  sensor: Sensor,
  margin: number,
): Burst {
  const [width, height] = [stride - 2 * margin, lines - 2 * margin];
  const sharp = sharpened(light, stride, lines, sensor);
  const spread = noiseByLevel(sensor);
  return {
    width,
    height,
    take({ x, y, gain, seed }) {
      const random = randomFrom(seed);
      const luma = new Uint8Array(width * height);
      const [left, top] = [within(margin - x, 2 * margin), within(margin - y, 2 * margin)];
      for (let row = 0; row < height; row++) {
        const from = Math.floor(top + row) * stride + Math.floor(left);
        const line = { from, right: left % 1, down: top % 1, noise: random.whole(0, NOISE.length - 1) };
        exposeLine(sharp, stride, line, gain, spread, luma, row * width, width);
      }
      loseAsJpeg(luma, width, height, moved(area, left, top, width, height), sensor.jpegQuality);
      return luma;
    },
  };
}

/** One line between four pixels at a time (bilinear), with noise, rounded and clipped. */
function exposeLine(
  light: Float32Array,
  stride: number,
  line: { readonly from: number; readonly right: number; readonly down: number; readonly noise: number },
  gain: number,
  spread: Float32Array,
  luma: Uint8Array,
  to: number,
  width: number,
): void {
  const { from, right, noise } = line;
  const [lower, upper] = [line.down * gain, (1 - line.down) * gain];
  const last = NOISE.length - 1;
  let here = upper * (light[from] ?? 0) + lower * (light[from + stride] ?? 0);
  for (let i = 0; i < width; i++) {
    const at = from + i + 1;
    const there = upper * (light[at] ?? 0) + lower * (light[at + stride] ?? 0);
    const bright = here + (there - here) * right;
    here = there;
    const level = bright < 0 ? 0 : bright > 255 ? 255 : bright | 0;
    const value = bright + (spread[level] ?? 0) * (NOISE[(noise + i) & last] ?? 0) + 0.5;
    luma[to + i] = value < 0 ? 0 : value > 255 ? 255 : value | 0;
  }
}

function moved(area: PixelArea, left: number, top: number, width: number, height: number): PixelArea {
  return {
    left: within(Math.floor(area.left - left), width),
    right: within(Math.ceil(area.right - left), width),
    top: within(Math.floor(area.top - top), height),
    bottom: within(Math.ceil(area.bottom - top), height),
  };
}

function within(value: number, most: number): number {
  return value < 0 ? 0 : value > most ? most : value;
}
