/**
 * How a camera sees bars: edges of ink, widened by the print, smeared by the lens. Everything is in modules.
 *
 * Darkness at x is the sum over all edges e of ±E(x − e), + where ink begins and − where it ends. E is the blur's edge response, the
 * integral of its kernel: for a Gaussian of σ, Φ(x/σ). Defocus is nearer to a disc of radius r, whose kernel seen from the side is
 * (2 / πr²) √(r² − x²), with σ = r/2; hand motion along the code is a box.
 */
export interface Blur {
  readonly name: string;
  /** E(x) at `RESOLUTION` steps per module, from −reach to +reach. */
  readonly response: Float32Array;
  /** Modules beyond which E is 0 or 1. */
  readonly reach: number;
  /** Standard deviation of the kernel, modules: how wide the blur is, whatever its shape. */
  readonly sigma: number;
}

/** Steps of an edge response per module. */
const RESOLUTION = 64;

/**
 * From sharp to so smeared that single modules are hardly seen. Discs are only there where it matters: a wide one turns light and
 * dark of fine bars round, which no Gaussian does.
 */
export const BLURS: readonly Blur[] = [
  gaussian(0.2),
  gaussian(0.3),
  gaussian(0.42),
  gaussian(0.55),
  gaussian(0.68),
  gaussian(0.82),
  gaussian(0.98),
  disc(0.9),
  disc(1.15),
  disc(1.4),
  disc(1.7),
];

/** How much wider than nominal the bars are, modules: ink spreads or dries thin. */
export const PRINT_GAINS: readonly number[] = [-0.15, 0, 0.15];

/** Profile samples per module. The finest detail that survives blur is a module, so three are enough. */
export const SAMPLES = 3;

/**
 * Writes the darkness (0 paper, 1 ink) of a row of edges into `out`, one value at the middle of each sample.
 * @param edges modules from the first sample's left border, ascending; ink begins at the even ones
 */
export function blurInto(out: Float32Array, edges: ArrayLike<number>, count: number, blur: Blur, gain: number): void {
  const { response, reach } = blur;
  out.fill(0);
  steps.fill(0, 0, out.length);
  for (let edge = 0; edge < count; edge++) {
    const sign = edge % 2 === 0 ? 1 : -1;
    const place = (edges[edge] ?? 0) - (sign * gain) / 2;
    const first = Math.max(0, Math.ceil((place - reach) * SAMPLES - 0.5));
    const done = Math.max(0, Math.ceil((place + reach) * SAMPLES - 0.5));
    for (let at = first; at < done && at < out.length; at++) {
      const x = (at + 0.5) / SAMPLES - place + reach;
      out[at] = (out[at] ?? 0) + sign * (response[Math.floor(x * RESOLUTION)] ?? 1);
    }
    if (done < out.length) steps[done] = (steps[done] ?? 0) + sign;
  }
  // From `done` on an edge counts in full, for all samples that follow.
  let level = 0;
  for (let at = 0; at < out.length; at++) {
    level += steps[at] ?? 0;
    out[at] = (out[at] ?? 0) + level;
  }
}

/** Two hundred modules are the longest code that we draw. */
const steps = new Float32Array(200 * SAMPLES);

function gaussian(sigma: number): Blur {
  return blurOf(`gaussian ${sigma}`, 3.2 * sigma, sigma, (x) => Math.exp(-0.5 * (x / sigma) ** 2));
}

/** A disc of this radius, softened a little by the lens and the pixels. */
function disc(radius: number): Blur {
  const lens = 0.3;
  const sigma = Math.hypot(radius / 2, lens);
  return blurOf(`disc ${radius}`, radius + 2.5 * lens, sigma, (x) => {
    let sum = 0;
    for (let part = -1; part <= 1.0001; part += 0.05) {
      sum += Math.sqrt(Math.max(0, 1 - part * part)) * Math.exp(-0.5 * ((x - part * radius) / lens) ** 2);
    }
    return sum;
  });
}

function blurOf(name: string, reach: number, sigma: number, kernel: (x: number) => number): Blur {
  const count = Math.ceil(2 * reach * RESOLUTION) + 1;
  const response = new Float32Array(count);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const half = kernel((i + 0.5) / RESOLUTION - reach) / 2;
    sum += half;
    response[i] = sum;
    sum += half;
  }
  return { name, response: response.map((value) => value / sum), reach, sigma };
}
