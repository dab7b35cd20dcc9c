import { createBurst, type Burst } from '../camera/burst.ts';
import { illuminate } from '../camera/photograph.ts';
import { randomFrom, type Random } from '../random.ts';
import { foreignDesign, FOREIGN_KINDS, imeiDesign, type ForeignKind } from './foreign-designs.ts';
import { situation, STILL_SITUATIONS, type SituationName } from './situations.ts';
import { stage, type Staging } from './staging.ts';

/** One code under the camera for a moment. Every second scene shows a code that is foreign or damaged. */
export interface DoubtfulScene {
  readonly kind: ForeignKind | 'imei';
  readonly situation: SituationName;
  /** 0 to 1.25; 1 is at the edge of what can be read at all. */
  readonly severity: number;
  readonly width: number;
  readonly height: number;
  /** IMEIs that may be read from it. Any other one is wrong. */
  readonly allowed: readonly string[];
  /** The brightness of the n-th frame, one byte a pixel; the same for the same number, in any order. */
  frame(look: number): Uint8Array;
}

/** How many frames of a scene are looked at: as many as the reader has ways to look at one. */
export const LOOKS = 8;

/** The n-th scene of an endless row, the same for the same seed. In every situation up to worse than can be read. */
export function doubtfulScene(seed: number, index: number): DoubtfulScene {
  const random = randomFrom(seed * 2_654_435 + index * 40_503);
  // The generator's first numbers for neighbouring seeds resemble each other.
  for (let i = 0; i < 4; i++) random.fraction();
  const kind = index % 2 === 0 ? 'imei' : random.pick(FOREIGN_KINDS);
  const { design, allowed } = kind === 'imei' ? imeiDesign(random) : foreignDesign(random, kind);
  const [first = 'easy', ...others] = STILL_SITUATIONS;
  const name = random.pick([first, ...others]);
  const severity = random.between(0, 1.25);
  const held = situation(random, name, severity);
  const staging = stage(random, design, { ...held, roll: random.fraction() < 0.8 ? held.roll * 0.6 : held.roll }, SMALL);
  const [width, height] = [SMALL.width - 2 * MARGIN, SMALL.height - 2 * MARGIN];
  return { kind, situation: name, severity, width, height, allowed, frame: filming(random, staging) };
}

/** A piece of a picture 720 high: small, so that a million can be looked at in an hour. */
const SMALL = { width: 464, height: 224, scale: 1 };
/** Pixels by which the frames may move. */
const MARGIN = 8;

/**
 * Half of the frames from how the box was first held, half from a moment later, when hand and lens have moved on. In between only
 * the picture's place, its brightness and the noise change.
 */
function filming(random: Random, { studio, pose, shot }: Staging): (look: number) => Uint8Array {
  const degree = Math.PI / 180;
  const later = {
    ...shot,
    poses: [
      {
        ...pose,
        distance: pose.distance * random.between(0.97, 1.03),
        roll: pose.roll + random.between(-2, 2) * degree,
        pitch: pose.pitch + random.between(-2, 2) * degree,
        yaw: pose.yaw + random.between(-2, 2) * degree,
      },
    ],
    blur: { ...shot.blur, disc: shot.blur.disc * random.between(0.8, 1.2), gauss: shot.blur.gauss * random.between(0.9, 1.1) },
  };
  const [x, y] = [swaying(random), swaying(random)];
  const bursts: (Burst | undefined)[] = [];
  return (look) => {
    const half = look % LOOKS < LOOKS / 2 ? 0 : 1;
    bursts[half] ??= createBurst(illuminate(studio, half === 0 ? shot : later), studio.camera, shot.sensor, MARGIN);
    const seed = (shot.seed + look * 7919) % 2 ** 31;
    return bursts[half].take({ x: x(look), y: y(look), gain: randomFrom(seed ^ 0x5bd1e995).between(0.92, 1.08), seed });
  };
}

/** A slow wave of a fraction of a pixel to six pixels. */
function swaying(random: Random): (look: number) => number {
  const [reach, rate, phase] = [random.between(0.2, 6), random.between(0.03, 0.25), random.between(0, 2 * Math.PI)];
  return (look) => reach * Math.sin(look * rate + phase);
}
