import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { PIXELS_PER_MODULE } from './label.ts';
import { randomFrom, type Random } from './random.ts';

/** Where a box lies under the camera. */
export interface Pose {
  /** Of the label's middle from the picture's middle, pixels. */
  readonly x: number;
  readonly y: number;
  /** Degrees, clockwise. */
  readonly turn: number;
  /** Pixels of the picture for one module of an IMEI code; 3 is easy, 2 is hard. */
  readonly module: number;
}

/** A camera over a packing table: the same table, light and noise for the same seed. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** The table as it is, without the camera's noise. */
  readonly table: Canvas;
  /** Draws one frame; the canvas is used again for the next one. Without labels it is the bare table. */
  photograph(boxes: readonly { readonly label: Canvas; readonly pose: Pose }[]): Canvas;
}

export function createScene({ seed, width, height }: { seed: number; width: number; height: number }): Scene {
  const random = randomFrom(seed);
  const table = drawTable(random, width, height);
  const grain = drawGrain(random, width + GRAIN_SLACK, height + GRAIN_SLACK);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  return {
    width,
    height,
    table,
    photograph(boxes) {
      context.drawImage(table, 0, 0);
      for (const { label, pose } of boxes) drawBox(context, label, pose, width, height);
      context.drawImage(grain, -random.whole(0, GRAIN_SLACK), -random.whole(0, GRAIN_SLACK));
      return canvas;
    },
  };
}

const GRAIN_SLACK = 64;

function drawBox(context: SKRSContext2D, label: Canvas, pose: Pose, width: number, height: number): void {
  const scale = pose.module / PIXELS_PER_MODULE;
  const border = 120;
  context.save();
  context.translate(width / 2 + pose.x, height / 2 + pose.y);
  context.rotate((pose.turn * Math.PI) / 180);
  context.scale(scale, scale);
  context.imageSmoothingQuality = 'high';
  context.shadowColor = 'rgba(0, 0, 0, 0.45)';
  context.shadowBlur = 24;
  context.fillStyle = '#d9dade';
  context.fillRect(-label.width / 2 - border, -label.height / 2 - border, label.width + 2 * border, label.height + 2 * border);
  context.shadowBlur = 0;
  context.drawImage(label, -label.width / 2, -label.height / 2);
  context.restore();
}

function drawTable(random: Random, width: number, height: number): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const light = context.createLinearGradient(0, 0, width, height);
  light.addColorStop(0, '#8d7a63');
  light.addColorStop(1, '#6b5a47');
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
  for (let i = 0; i < 60; i++) {
    const y = random.between(0, height);
    context.strokeStyle = `rgba(50, 38, 26, ${random.between(0.05, 0.18)})`;
    context.lineWidth = random.between(1, 3);
    context.beginPath();
    context.moveTo(0, y);
    context.bezierCurveTo(width / 3, y + random.between(-20, 20), (2 * width) / 3, y + random.between(-20, 20), width, y);
    context.stroke();
  }
  return canvas;
}

/** Sensor noise as a veil of faint black and white dots, moved about from frame to frame. */
function drawGrain(random: Random, width: number, height: number): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  for (let at = 0; at < image.data.length; at += 4) {
    const white = random.fraction() < 0.5 ? 0 : 255;
    image.data[at] = white;
    image.data[at + 1] = white;
    image.data[at + 2] = white;
    image.data[at + 3] = random.whole(0, 5);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
