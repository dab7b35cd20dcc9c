import { randomFrom } from '../random.ts';

/** What the camera's chip and chain do to the light. */
export interface Sensor {
  /** Standard deviation of the noise in the dark, and how its square grows with brightness (0 to 255). */
  readonly readNoise: number;
  readonly shotNoise: number;
  /** How much edges are overdone, as webcams do: 0 none, 1 strong. */
  readonly sharpening: number;
  /** 1 to 100 as for libjpeg; 100 and above leaves it out. */
  readonly jpegQuality: number;
}

/** Turns light into bytes: noise, sharpening, rounding and clipping. The same for the same seed. */
export function expose(picture: Float32Array, width: number, height: number, sensor: Sensor, seed: number): Uint8Array {
  const out = new Uint8Array(width * height);
  const random = randomFrom(seed);
  const spread = noiseByLevel(sensor);
  const sharp = sharpened(picture, width, height, sensor);
  for (let row = 0; row < height; row++) {
    // A piece of the same long list of noise, begun somewhere else in every line.
    let noise = random.whole(0, NOISE.length - 1);
    const end = (row + 1) * width;
    for (let at = row * width; at < end; at++) {
      const light = sharp[at] ?? 0;
      const level = light < 0 ? 0 : light > 255 ? 255 : light | 0;
      const value = light + (spread[level] ?? 0) * (NOISE[noise] ?? 0) + 0.5;
      noise = (noise + 1) & (NOISE.length - 1);
      out[at] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  }
  return out;
}

/** The noise's standard deviation for each brightness. */
export function noiseByLevel({ readNoise, shotNoise }: Pick<Sensor, 'readNoise' | 'shotNoise'>): Float32Array {
  return new Float32Array(256).map((_, level) => Math.sqrt(readNoise * readNoise + shotNoise * level));
}

/** Normally distributed numbers, mean 0 and standard deviation 1 (Box and Muller 1958); their count is a power of two. */
export const NOISE: Float32Array = ((count: number) => {
  const random = randomFrom(20261123);
  return Float32Array.from(
    { length: count },
    () => Math.sqrt(-2 * Math.log(1 - random.fraction())) * Math.cos(2 * Math.PI * random.fraction()),
  );
})(2 ** 17);

/** Adds back what a mean over the eight neighbours takes away. The picture itself if the camera does not do that. */
export function sharpened(picture: Float32Array, width: number, height: number, { sharpening: strength }: Sensor): Float32Array {
  if (strength <= 0.01) return picture;
  const out = new Float32Array(picture);
  for (let row = 1; row < height - 1; row++) {
    for (let at = row * width + 1; at < (row + 1) * width - 1; at++) {
      const here = picture[at] ?? 0;
      const around =
        (picture[at - 1] ?? 0) +
        (picture[at + 1] ?? 0) +
        (picture[at - width] ?? 0) +
        (picture[at + width] ?? 0) +
        (picture[at - width - 1] ?? 0) +
        (picture[at - width + 1] ?? 0) +
        (picture[at + width - 1] ?? 0) +
        (picture[at + width + 1] ?? 0);
      out[at] = here + strength * (here - (around + here) / 9);
    }
  }
  return out;
}
