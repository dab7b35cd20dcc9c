import type { Light } from '../camera/light.ts';
import type { BoxShape } from '../camera/pose.ts';
import type { Sensor } from '../camera/sensor.ts';
import { worsePrint, type PrintDefects } from '../print/defects.ts';
import type { Random } from '../random.ts';

/** What makes a picture hard. Clips are made of the first seven; stills of all but focus hunting, which needs time. */
export type SituationName = ClipClass | 'tilted' | 'curved' | 'moved' | 'glare' | 'finger' | 'bad-print' | 'noisy';
export type ClipClass = 'easy' | 'hand-held' | 'rotated' | 'small' | 'low-light' | 'defocused' | 'focus-hunting';

export const CLIP_CLASSES: readonly ClipClass[] = ['easy', 'hand-held', 'rotated', 'small', 'low-light', 'defocused', 'focus-hunting'];
export const STILL_SITUATIONS: readonly SituationName[] = [
  'easy',
  'tilted',
  'curved',
  'rotated',
  'small',
  'low-light',
  'noisy',
  'defocused',
  'moved',
  'glare',
  'finger',
  'bad-print',
];

/** How a box is held, lit and seen. Lengths in pixels of a picture 720 high; whoever makes a larger picture scales them. */
export interface Situation {
  readonly pixelsPerModule: number;
  /** Radians. */
  readonly roll: number;
  readonly pitch: number;
  readonly yaw: number;
  readonly shape: BoxShape;
  /** Radius of the defocus disc, standard deviation of the lens, run of the picture within one exposure. */
  readonly disc: number;
  readonly gauss: number;
  readonly motion: number;
  /** Radius that a hunting lens reaches, and how often a second it comes back; 0 for a lens that stands. */
  readonly huntTo: number;
  readonly huntRate: number;
  /** How far a hand sways: millimetres, radians; and its share of the picture's size. */
  readonly sway: number;
  readonly turning: number;
  /** Seconds that the shutter is open. */
  readonly shutter: number;
  readonly light: Omit<Light, 'glares'>;
  /** Brightness that shiny places add, 0 to 255, and how many there are. */
  readonly glare: number;
  readonly glares: number;
  readonly finger: boolean;
  readonly sensor: Sensor;
  readonly print: PrintDefects;
}

const DEGREE = Math.PI / 180;

/** @param severity 0 (hardly worse than easy) to 1 (at the edge of what can be read at all) */
export function situation(random: Random, name: SituationName, severity: number): Situation {
  const base = everyday(random);
  const grade = (mild: number, hard: number) => mild + (hard - mild) * severity;
  const sign = () => (random.fraction() < 0.5 ? -1 : 1);
  switch (name) {
    case 'easy':
      return { ...base, pixelsPerModule: random.between(2.6, 3.4) };
    case 'hand-held':
      return {
        ...base,
        pixelsPerModule: random.between(2, 2.9),
        pitch: sign() * grade(6, 24) * DEGREE * random.fraction(),
        yaw: sign() * grade(6, 28) * DEGREE * random.fraction(),
        sway: grade(2, 8) * random.between(0.7, 1.3),
        turning: grade(2, 7) * DEGREE,
        shutter: 1 / random.between(40, 110),
        disc: random.between(0, grade(0.8, 1.5)),
      };
    case 'rotated':
      return {
        ...base,
        roll: random.between(-Math.PI, Math.PI),
        pitch: tilt(random, grade(4, 16)),
        yaw: tilt(random, grade(4, 16)),
        pixelsPerModule: random.between(2.1, 3),
      };
    case 'small':
      return {
        ...base,
        pixelsPerModule: grade(1.9, 1.12) * random.between(0.97, 1.03),
        roll: tilt(random, 10),
        gauss: random.between(0.4, 0.55),
      };
    case 'low-light':
      return {
        ...base,
        light: { ...base.light, exposure: grade(70, 26) },
        sensor: { ...base.sensor, readNoise: grade(3, 7), shotNoise: grade(0.1, 0.35), jpegQuality: random.between(70, 92) },
        shutter: 1 / 30,
        sway: random.between(0.2, 0.9),
      };
    case 'defocused':
      return { ...base, ...unsharp(random, grade(1.5, 3.9)) };
    case 'focus-hunting':
      return {
        ...base,
        disc: random.between(0.3, grade(1, 3)),
        huntTo: grade(4, 9) * random.between(0.8, 1.2),
        huntRate: random.between(0.5, 1.4),
      };
    case 'tilted':
      return {
        ...base,
        pitch: sign() * grade(12, 38) * DEGREE * random.between(0.6, 1),
        yaw: sign() * grade(12, 38) * DEGREE * random.between(0.6, 1),
      };
    case 'curved':
      return { ...base, shape: { kind: 'cylinder', radius: grade(120, 42) }, roll: tilt(random, 25) };
    case 'moved':
      return { ...base, motion: grade(2, 7), roll: tilt(random, 15) };
    case 'glare':
      return { ...base, glare: grade(60, 240), glares: random.whole(1, 3) };
    case 'finger':
      return { ...base, finger: true, pixelsPerModule: random.between(2.1, 2.9) };
    case 'bad-print':
      return { ...base, print: worsePrint(random, grade(0.5, 1.1)) };
    case 'noisy':
      return { ...base, sensor: { ...base.sensor, readNoise: grade(5, 18), jpegQuality: grade(80, 45) } };
  }
}

/** A box held as people hold them, over a camera that is not the best. */
function everyday(random: Random): Situation {
  return {
    pixelsPerModule: random.between(2.2, 3.1),
    roll: tilt(random, 6),
    pitch: tilt(random, 9),
    yaw: tilt(random, 9),
    shape: random.fraction() < 0.15 ? { kind: 'cylinder', radius: random.between(70, 200) } : { kind: 'flat' },
    disc: 0,
    gauss: random.between(0.45, 0.75),
    motion: 0,
    huntTo: 0,
    huntRate: 0,
    sway: random.between(0.2, 1.2),
    turning: 0.6 * DEGREE,
    shutter: 1 / random.between(60, 160),
    light: { exposure: random.between(150, 235), gradient: random.between(0, 0.5), towards: random.between(-Math.PI, Math.PI) },
    glare: random.fraction() < 0.2 ? random.between(20, 70) : 0,
    glares: 1,
    finger: random.fraction() < 0.08,
    sensor: {
      readNoise: random.between(1, 3),
      shotNoise: random.between(0.01, 0.06),
      sharpening: random.fraction() < 0.4 ? random.between(0.1, 0.8) : 0,
      jpegQuality: random.fraction() < 0.7 ? random.between(72, 95) : 100,
    },
    print: worsePrint(random, random.between(0, 0.35)),
  };
}

/** Mostly the disc of a lens out of focus, now and then a soft lens. A disc's spread is half its radius. */
function unsharp(random: Random, radius: number): { disc: number; gauss: number } {
  return random.fraction() < 0.7 ? { disc: radius, gauss: 0.45 } : { disc: 0, gauss: radius / 2 };
}

function tilt(random: Random, degrees: number): number {
  return random.between(-degrees, degrees) * DEGREE;
}
