import { photograph } from '../camera/photograph.ts';
import { randomFrom } from '../random.ts';
import { foreignDesign, FOREIGN_KINDS, imeiDesign, type ForeignKind } from './foreign-designs.ts';
import { situation, STILL_SITUATIONS } from './situations.ts';
import { stage } from './staging.ts';

/** A small picture around one code. Every second one shows a code that is foreign or damaged. */
export interface DoubtfulFrame {
  readonly kind: ForeignKind | 'imei';
  readonly luma: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** IMEIs that may be read from it. Any other one is wrong. */
  readonly allowed: readonly string[];
}

/**
 * The n-th frame of an endless row, the same for the same seed. In every situation up to worse than can be read.
 * @param look another exposure of the same scene, with other noise: what a camera would see a moment later
 */
export function doubtfulFrame(seed: number, index: number, look = 0): DoubtfulFrame {
  const random = randomFrom(seed * 2_654_435 + index * 40_503);
  // The generator's first numbers for neighbouring seeds resemble each other.
  for (let i = 0; i < 4; i++) random.fraction();
  const kind = index % 2 === 0 ? 'imei' : random.pick(FOREIGN_KINDS);
  const { design, allowed } = kind === 'imei' ? imeiDesign(random) : foreignDesign(random, kind);
  const [first = 'easy', ...others] = STILL_SITUATIONS;
  const held = situation(random, random.pick([first, ...others]), random.between(0, 1.25));
  const { studio, shot } = stage(random, design, { ...held, roll: random.fraction() < 0.8 ? held.roll * 0.6 : held.roll }, SMALL);
  const { luma, width, height } = photograph(studio, { ...shot, seed: shot.seed + look });
  return { kind, luma, width, height, allowed };
}

/** A piece of a picture 720 high: small, so that a million can be looked at in an afternoon. */
const SMALL = { width: 464, height: 224, scale: 1 };
