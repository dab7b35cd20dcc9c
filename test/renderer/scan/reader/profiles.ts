import type { Random } from '../../../../bench/labels/random.ts';
import type { Profile } from '../../../../renderer/scan/reader/soft-code128.ts';
import { darknessOf, gaussian } from './bars.ts';

export interface ProfileLook {
  /** Pixels of a module, σ of the blur in modules, noise as a share of the contrast. */
  readonly module: number;
  readonly blur: number;
  readonly noise: number;
  readonly onHead?: boolean;
  /** Share of the length by which the middle is moved, as perspective does. */
  readonly bend?: number;
  /** Radians of a round box that the code goes around, seen from the front and turned by half of that: one end is narrow. */
  readonly round?: number;
}

/** The profile of a code as an averaged band would have it, with the ends placed a little wrong. */
export function profileOf(widths: readonly number[], look: ProfileLook, random: Random): Profile {
  const { module, blur, noise, onHead = false, bend = 0, round = 0 } = look;
  const length = widths.reduce((sum, each) => sum + each, 0) * module;
  const dark = darknessOf(onHead ? widths.toReversed() : widths, module, blur * module);
  const margin = Math.round(14 * module);
  const radius = length / Math.max(round, 1e-6);
  const seen = round === 0 ? length : radius * Math.sin(round);
  const darkness = Float32Array.from({ length: Math.round(seen) + 2 * margin }, (_, x) => {
    const across = x + 0.5 - margin;
    // Beyond the edge of what the code covers it is as if the paper went on flat.
    const inside = Math.max(0, Math.min(seen, across));
    const along = (round === 0 ? across : radius * Math.asin(inside / radius) + across - inside) - length / 2;
    const bent = along + bend * length * (1 - (2 * along) / length) * (1 + (2 * along) / length);
    return dark(bent) + noise * gaussian(random);
  });
  return { darkness, left: margin + random.between(-0.8, 0.8) * module, right: margin + seen + random.between(-0.8, 0.8) * module };
}

/** The three ways of writing 15 digits that are read: pairs and a digit, a digit and pairs, digits. Start and data values. */
export const WRITINGS: readonly ((imei: string) => readonly number[])[] = [
  (imei) => [105, ...pairs(imei.slice(0, 14)), 100, 16 + Number(imei[14])],
  (imei) => [104, 16 + Number(imei[0]), 99, ...pairs(imei.slice(1))],
  (imei) => [104, ...[...imei].map((digit) => 16 + Number(digit))],
];

function pairs(digits: string): number[] {
  return (digits.match(/../g) ?? []).map(Number);
}
