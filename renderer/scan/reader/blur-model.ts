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
}

/** Steps of an edge response per module. */
const RESOLUTION = 64;

/** From sharp to so smeared that single modules are hardly seen, each about 1.3 times the one before; neighbours stand side by side. */
export const BLURS: readonly Blur[] = [
  gaussian(0.2),
  gaussian(0.3),
  gaussian(0.42),
  gaussian(0.55),
  gaussian(0.68),
  gaussian(0.82),
  gaussian(0.96),
  gaussian(1.12),
];

/** How much wider than nominal the bars are, modules: ink spreads or dries thin. */
export const PRINT_GAINS: readonly number[] = [-0.2, -0.1, 0, 0.1, 0.2];

/** Profile samples per module. The finest detail that survives blur is a module, so three are enough. */
export const SAMPLES = 3;

/**
 * Writes the darkness (0 paper, 1 ink) of a row of edges into `out`, one value at the middle of each sample.
 * @param edges modules from the first sample's left border, ascending; ink begins at the even ones
 */
export function blurInto(out: Float32Array, edges: ArrayLike<number>, count: number, blur: Blur, gain: number): void {
  const { response, reach } = blur;
  out.fill(0);
  for (let edge = 0; edge < count; edge++) {
    const sign = edge % 2 === 0 ? 1 : -1;
    const place = (edges[edge] ?? 0) - (sign * gain) / 2;
    const first = Math.max(0, Math.ceil((place - reach) * SAMPLES - 0.5));
    const done = Math.max(0, Math.ceil((place + reach) * SAMPLES - 0.5));
    for (let at = first; at < done && at < out.length; at++) {
      const x = (at + 0.5) / SAMPLES - place + reach;
      out[at] = (out[at] ?? 0) + sign * (response[Math.floor(x * RESOLUTION)] ?? 1);
    }
    for (let at = done; at < out.length; at++) out[at] = (out[at] ?? 0) + sign;
  }
}

function gaussian(sigma: number): Blur {
  return responseOf(`gaussian ${sigma}`, 3.2 * sigma, (x) => Math.exp(-0.5 * (x / sigma) ** 2));
}

function responseOf(name: string, reach: number, kernel: (x: number) => number): Blur {
  const count = Math.ceil(2 * reach * RESOLUTION) + 1;
  const response = new Float32Array(count);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += kernel((i + 0.5) / RESOLUTION - reach) / 2;
    response[i] = sum;
    sum += kernel((i + 0.5) / RESOLUTION - reach) / 2;
  }
  return { name, response: response.map((value) => value / sum), reach };
}
