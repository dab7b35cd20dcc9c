/**
 * The taps of a filter that undoes a Gaussian blur as far as noise allows (N. Wiener, 1949). Odd in number, they sum to 1.
 *
 * In the frequency domain the blur multiplies by H(f) = exp(−2π²σ²f²), and the filter by H / (H² + n).
 * @param sigma σ of the blur, pixels
 * @param noise n, the power of the noise as a share of the signal's: larger is gentler
 */
export function wienerTaps(sigma: number, noise: number): Float32Array {
  const reach = Math.ceil(4 * sigma) + 3;
  const taps = new Float32Array(2 * reach + 1);
  const frequencies = 256;
  let sum = 0;
  for (let tap = -reach; tap <= reach; tap++) {
    let value = 0;
    for (let k = 0; k < frequencies; k++) {
      const frequency = (k < frequencies / 2 ? k : k - frequencies) / frequencies;
      const blur = Math.exp(-2 * (Math.PI * sigma * frequency) ** 2);
      value += (blur / (blur * blur + noise)) * Math.cos(2 * Math.PI * frequency * tap);
    }
    // A Hann window, so that the filter ends softly instead of ringing.
    const faded = value * (0.5 + 0.5 * Math.cos((Math.PI * tap) / (reach + 1)));
    taps[tap + reach] = faded;
    sum += faded;
  }
  return taps.map((tap) => tap / sum);
}
