import { tableTop, type Finger, type Glare } from '../camera/light.ts';
import type { Shot, Studio, StudioBox } from '../camera/photograph.ts';
import { project, type BoxPose, type PinholeCamera } from '../camera/pose.ts';
import type { LabelDesign } from '../print/design.ts';
import { moduleOf, printLabel, type PrintedLabel } from '../print/printed.ts';
import { randomFrom, type Random } from '../random.ts';
import type { Situation } from './situations.ts';

/** A box in a situation, ready to be photographed. */
export interface Staging {
  readonly studio: Studio;
  /** How the box is held at rest. */
  readonly pose: BoxPose;
  /** A moment of the box at rest. */
  readonly shot: Shot;
  /** Pixels of this picture for one of a picture 720 high. */
  readonly scale: number;
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
  /** Pixels for one of a picture 720 high; a piece cut out of a larger picture has that one's. A 720th of the height if left out. */
  readonly scale?: number;
}

export const HD: PictureSize = { width: 1280, height: 720 };
export const FULL_HD: PictureSize = { width: 1920, height: 1080 };

/** Prints a design and holds it so that its IMEIs are in the picture; the rest of the label may run out of it, as with real boxes. */
export function stage(
  random: Random,
  design: LabelDesign,
  situation: Situation,
  { width, height, scale = height / 720 }: PictureSize,
): Staging {
  const camera: PinholeCamera = { width, height, focal: 1280 * scale * random.between(0.8, 1.1) };
  const module = moduleOf(design);
  const sketch = printLabel(design, 1, situation.print, randomFrom(0));
  const middle = middleOf(sketch);
  const perMm = Math.min((situation.pixelsPerModule * scale) / module, fitting(middle, situation.roll, camera));
  const distance = camera.focal / perMm;
  const label = printLabel(design, perMm / TEXEL, situation.print, random);
  const box: StudioBox = { label, shape: situation.shape, border: random.between(3, 18), tone: random.between(40, 245) };
  const pose = held(camera, situation, middle, distance, random, box);
  const glares = Array.from({ length: situation.glare > 0 ? situation.glares : 0 }, () =>
    glareOn(random, camera, pose, box, situation.glare, perMm),
  );
  const shot: Shot = {
    poses: [pose],
    blur: {
      disc: situation.disc * scale,
      gauss: situation.gauss * scale,
      motion: situation.motion * scale,
      motionTowards: random.between(0, 2 * Math.PI),
    },
    light: { ...situation.light, glares },
    sensor: situation.sensor,
    finger: situation.finger ? fingerOn(random, camera, pose, box, perMm) : undefined,
    seed: random.whole(0, 2 ** 31),
  };
  return { studio: { camera, table: tableTop(random, width, height), boxes: [box] }, pose, shot, scale };
}

/** Pixels of the picture for one texel of the printed label; see `paintFace`. */
const TEXEL = 0.57;

interface Middle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Of all IMEI codes together (of all codes, if there is none; of the label, if that has none), millimetres from the label's middle. */
function middleOf({ codes, width, height }: PrintedLabel): Middle {
  if (codes.length === 0) return { x: 0, y: 0, width: width * 0.8, height: height * 0.8 };
  const imeis = codes.filter(({ role }) => role === 'imei1' || role === 'imei2');
  const corners = (imeis.length > 0 ? imeis : codes).flatMap((code) => code.corners);
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

/** Pixels a millimetre at which the IMEIs just fit, with room for their quiet zones and a swaying hand. */
function fitting({ width, height }: Middle, roll: number, camera: PinholeCamera): number {
  const [c, s] = [Math.abs(Math.cos(roll)), Math.abs(Math.sin(roll))];
  return Math.min((0.86 * camera.width) / (width * c + height * s), (0.86 * camera.height) / (width * s + height * c));
}

/** People put the label into the middle of the picture, give or take, and see to it that the IMEIs are not cut off. */
function held(
  camera: PinholeCamera,
  { roll, pitch, yaw }: Situation,
  middle: Middle,
  distance: number,
  random: Random,
  box: StudioBox,
): BoxPose {
  const shift = distance / camera.focal;
  const [x, y] = [random.between(-0.1, 0.1) * camera.width * shift, random.between(-0.1, 0.1) * camera.height * shift];
  const centred: BoxPose = { x, y, distance, roll, pitch, yaw };
  const [u, v] = [middle.width / 2, middle.height / 2];
  const corners = [
    [-u, -v],
    [u, -v],
    [u, v],
    [-u, v],
  ].map(([right = 0, down = 0]) => project(camera, centred, box.shape, middle.x + right, middle.y + down));
  const back = (places: readonly number[], size: number) => {
    const [least, most, edge] = [Math.min(...places), Math.max(...places), 0.05 * size];
    if (most - least > size - 2 * edge) return size / 2 - (least + most) / 2;
    return least < edge ? edge - least : most > size - edge ? size - edge - most : 0;
  };
  const [across, down] = [
    back(
      corners.map((corner) => corner.x),
      camera.width,
    ),
    back(
      corners.map((corner) => corner.y),
      camera.height,
    ),
  ];
  return { ...centred, x: x + across * shift, y: y + down * shift };
}

function glareOn(random: Random, camera: PinholeCamera, pose: BoxPose, box: StudioBox, strength: number, perMm: number): Glare {
  const { x, y } = somewhereOn(random, camera, pose, box);
  const long = random.between(8, 26) * perMm;
  return {
    x,
    y,
    long,
    short: long * random.between(0.12, 0.5),
    turn: random.between(0, Math.PI),
    strength: strength * random.between(0.7, 1.1),
  };
}

/** Comes in from beyond the label's edge and covers other codes and a lower part of the IMEIs, never all of their height. */
function fingerOn(random: Random, camera: PinholeCamera, pose: BoxPose, box: StudioBox, perMm: number): Finger {
  const { width, height, codes } = box.label;
  const u = random.between(-0.45, 0.45) * width;
  const reach = height * random.between(0.28, 0.42);
  const rootU = u + random.between(-10, 10);
  const radius = random.between(6, 8.5);
  const imeis = codes.filter(({ role }) => role === 'imei1' || role === 'imei2').map(({ corners }) => corners);
  const highest = imeis
    .filter((corners) => corners.some(({ x }) => x > u - radius) && corners.some(({ x }) => x < u + radius))
    .map((corners) => corners.reduce((sum, { y }) => sum + y, 0) / corners.length + radius);
  const tip = project(camera, pose, box.shape, u, Math.max(reach, ...highest));
  const root = project(camera, pose, box.shape, rootU, height / 2 + 40);
  return { x0: tip.x, y0: tip.y, x1: root.x, y1: root.y, radius: radius * perMm, tone: random.between(80, 190) };
}

function somewhereOn(random: Random, camera: PinholeCamera, pose: BoxPose, box: StudioBox): { x: number; y: number } {
  const { width, height } = box.label;
  return project(camera, pose, box.shape, random.between(-0.45, 0.45) * width, random.between(-0.4, 0.4) * height);
}
