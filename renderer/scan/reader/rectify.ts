import type { Corners, FramePoint, LumaFrame } from './reader.ts';
import type { Region } from './regions.ts';

/**
 * A region cut out of its frame and turned so that its bars stand upright: one pixel across the bars is one frame pixel, and
 * the rows of a strip run along the base line of the codes.
 */
export interface Strip {
  /** Brightness, row after row. */
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
  /** Frame pixels from one row to the next. */
  readonly pitch: number;
  /** Frame point of the strip's upper left corner, and the steps in the frame of one pixel to the right and one row down. */
  readonly origin: FramePoint;
  readonly right: FramePoint;
  readonly down: FramePoint;
}

/**
 * A function that cuts regions out, by bilinear sampling. Its buffer is used again: a strip is good until the next call.
 * `leastPitch` is how many frame pixels there are from one row to the next at least.
 * @param mostPixels the rows are spread so that a strip has no more pixels than this, which bounds the time
 */
export function createRectifier(mostPixels = 350_000): (frame: LumaFrame, region: Region, leastPitch?: number) => Strip {
  let buffer = new Float32Array(0);
  return (frame, region, leastPitch = 1) => {
    const width = Math.max(16, Math.round(region.length));
    const pitch = Math.max(leastPitch, (width * region.height) / mostPixels);
    const height = Math.max(4, Math.round(region.height / pitch));
    if (buffer.length < width * height) buffer = new Float32Array(width * height);
    const right = { x: Math.cos(region.baseline), y: Math.sin(region.baseline) };
    // Down along the bars. One row further down is `pitch` further across the region, whatever the bars' lean.
    const down = { x: -Math.sin(region.direction) * pitch, y: Math.cos(region.direction) * pitch };
    const origin = {
      x: region.x - (right.x * width) / 2 - (down.x * height) / 2,
      y: region.y - (right.y * width) / 2 - (down.y * height) / 2,
    };
    const strip = { data: buffer.subarray(0, width * height), width, height, pitch, origin, right, down };
    sample(frame, strip);
    return strip;
  };
}

/** Corners in a strip as corners in the frame. */
export function cornersInFrame(strip: Strip, corners: Corners): Corners {
  const inFrame = ({ x, y }: FramePoint) => framePoint(strip, x, y);
  return [inFrame(corners[0]), inFrame(corners[1]), inFrame(corners[2]), inFrame(corners[3])];
}

/** The frame point of a place in a strip, in strip pixels from its upper left corner. */
function framePoint({ origin, right, down }: Strip, along: number, across: number): FramePoint {
  return { x: origin.x + right.x * along + down.x * across, y: origin.y + right.y * along + down.y * across };
}

function sample({ luma, width: stride, height: lines }: LumaFrame, { data, width, height, origin, right, down }: Strip): void {
  const lastX = stride - 1.001;
  const lastY = lines - 1.001;
  for (let row = 0; row < height; row++) {
    // Pixels are points in their middles, hence the halves.
    const x = origin.x + right.x * 0.5 + down.x * (row + 0.5) - 0.5;
    const y = origin.y + right.y * 0.5 + down.y * (row + 0.5) - 0.5;
    const [endX, endY] = [x + right.x * width, y + right.y * width];
    const inside = Math.min(x, endX) > 1 && Math.max(x, endX) < lastX - 1 && Math.min(y, endY) > 1 && Math.max(y, endY) < lastY - 1;
    if (inside) sampleInside(luma, stride, data, row * width, width, x, y, right);
    else sampleClamped(luma, stride, data, row * width, width, x, y, right, lastX, lastY);
  }
}

/** Most rows lie within the frame. Places are whole numbers of 65536ths of a pixel there, which is a good deal faster. */
function sampleInside(
  luma: Uint8Array,
  stride: number,
  data: Float32Array,
  at: number,
  width: number,
  x: number,
  y: number,
  right: FramePoint,
): void {
  let placeX = Math.round(x * UNIT);
  let placeY = Math.round(y * UNIT);
  const stepX = Math.round(right.x * UNIT);
  const stepY = Math.round(right.y * UNIT);
  for (const end = at + width; at < end; at++) {
    const from = (placeY >> 16) * stride + (placeX >> 16);
    const below = from + stride;
    const partX = (placeX & 65535) / UNIT;
    const upperLeft = luma[from] ?? 0;
    const lowerLeft = luma[below] ?? 0;
    const upper = upperLeft + ((luma[from + 1] ?? 0) - upperLeft) * partX;
    const lower = lowerLeft + ((luma[below + 1] ?? 0) - lowerLeft) * partX;
    data[at] = upper + ((lower - upper) * (placeY & 65535)) / UNIT;
    placeX += stepX;
    placeY += stepY;
  }
}

const UNIT = 65536;

/** Rows that run out of the frame go on with its border. */
function sampleClamped(
  luma: Uint8Array,
  stride: number,
  data: Float32Array,
  at: number,
  width: number,
  x: number,
  y: number,
  right: FramePoint,
  lastX: number,
  lastY: number,
): void {
  for (let column = 0; column < width; column++, x += right.x, y += right.y) {
    const insideX = x < 0 ? 0 : x > lastX ? lastX : x;
    const insideY = y < 0 ? 0 : y > lastY ? lastY : y;
    const wholeX = insideX | 0;
    const wholeY = insideY | 0;
    const partX = insideX - wholeX;
    const from = wholeY * stride + wholeX;
    const upperLeft = luma[from] ?? 0;
    const lowerLeft = luma[from + stride] ?? 0;
    const upper = upperLeft + ((luma[from + 1] ?? 0) - upperLeft) * partX;
    const lower = lowerLeft + ((luma[from + stride + 1] ?? 0) - lowerLeft) * partX;
    data[at + column] = upper + (lower - upper) * (insideY - wholeY);
  }
}
