import { closeSync, openSync, writevSync } from 'node:fs';
import type { LabelCodes } from './devices.ts';
import { drawLabel } from './label.ts';
import { randomFrom, type Random } from './random.ts';
import { createScene, type Pose, type Scene } from './scene.ts';

/** One stretch of a clip: a box under the camera, or the bare table. */
export type Shot =
  | { readonly kind: 'label'; readonly label: LabelCodes; readonly seconds: number }
  | { readonly kind: 'blank'; readonly seconds: number };

export interface ClipOrder {
  readonly seed: number;
  /** In order. A box slides in within its first frames and out within its last ones. */
  readonly shots: readonly Shot[];
  /** Path of the `.mjpeg` to write. */
  readonly file: string;
  /** Bare table behind the last shot. Chromium plays the file in a loop, so make it longer than anybody looks. */
  readonly tailSeconds: number;
}

export interface Clip {
  readonly frames: number;
  readonly seconds: number;
  readonly bytes: number;
  /** When each shot begins and ends, seconds from the clip's start, in the order given. */
  readonly times: readonly { readonly from: number; readonly to: number }[];
}

/**
 * Writes a clip for Chromium's `--use-file-for-fake-video-capture`: JPEG pictures one after another, 1280×720, played at 30 a second.
 * A lying box is a handful of pictures shown in turn, so a box costs 0.1 s of work and 70 kB a frame, the tail 15 kB a frame.
 */
export function makeClip({ seed, shots, file, tailSeconds }: ClipOrder): Clip {
  const random = randomFrom(seed);
  const scene = createScene({ seed: random.whole(0, 2 ** 31), width: 1280, height: 720 });
  const tables = Array.from({ length: 3 }, () => scene.photograph([]).encodeSync('jpeg', QUALITY));
  const output = openSync(file, 'w');
  let frames = 0;
  let bytes = 0;
  const write = (pictures: readonly Buffer[]) => {
    for (let i = 0; i < pictures.length; i += 500) bytes += writevSync(output, pictures.slice(i, i + 500));
    frames += pictures.length;
  };
  try {
    const times = shots.map((shot) => {
      const from = frames / FRAMES_PER_SECOND;
      const count = framesIn(shot.seconds);
      write(shot.kind === 'blank' ? inTurn(tables, count) : boxPictures(scene, random, shot.label, count));
      return { from, to: frames / FRAMES_PER_SECOND };
    });
    // Without noise and with less detail: the longest part of the file shall not be its largest.
    write(inTurn([scene.table.encodeSync('jpeg', TAIL_QUALITY)], framesIn(tailSeconds)));
    return { frames, seconds: frames / FRAMES_PER_SECOND, bytes, times };
  } finally {
    closeSync(output);
  }
}

export const FRAMES_PER_SECOND = 30;
const QUALITY = 70;
const TAIL_QUALITY = 35;
const SLIDE = [0.85, 0.4]; // how far out, in picture widths, a box is on its way in
const STILLS = 4;

function boxPictures(scene: Scene, random: Random, codes: LabelCodes, count: number): Buffer[] {
  const label = drawLabel(codes);
  const lies: Pose = {
    x: random.between(-40, 40),
    y: random.between(-12, 12),
    turn: random.between(-3, 3),
    module: moduleFor(label.height, scene.height),
  };
  const take = (pose: Pose) => scene.photograph([{ label, pose }]).encodeSync('jpeg', QUALITY);
  const arriving = SLIDE.map((out) => take({ ...lies, x: lies.x + out * scene.width }));
  const lying = Array.from({ length: STILLS }, () =>
    take({ ...lies, x: lies.x + random.between(-3, 3), y: lies.y + random.between(-3, 3), turn: lies.turn + random.between(-0.6, 0.6) }),
  );
  const leaving = arriving.toReversed();
  return [...arriving, ...inTurn(lying, Math.max(STILLS, count - 2 * SLIDE.length)), ...leaving];
}

/** As near as a worker would hold it: the whole label in the picture, but not larger than needed. */
function moduleFor(labelHeight: number, pictureHeight: number): number {
  return Math.min(3.4, ((pictureHeight - 90) / labelHeight) * 6);
}

function framesIn(seconds: number): number {
  return Math.max(1, Math.round(seconds * FRAMES_PER_SECOND));
}

function inTurn(pictures: readonly Buffer[], count: number): Buffer[] {
  return Array.from({ length: count }, (_, i) => pictures[i % pictures.length] ?? Buffer.alloc(0));
}
