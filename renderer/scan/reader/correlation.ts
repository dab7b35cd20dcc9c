/**
 * How alike two rows go up and down between two places: 1 the same, 0 not at all (K. Pearson's coefficient).
 * @param shift the second row is read this many values further to the right
 */
export function correlation(first: Float32Array, second: Float32Array, from: number, to: number, shift = 0): number {
  let [sumA, sumB, squareA, squareB, product, count] = [0, 0, 0, 0, 0, 0];
  for (let x = Math.max(0, from, -shift); x < Math.min(first.length, to, second.length - shift); x++) {
    const a = first[x] ?? 0;
    const b = second[x + shift] ?? 0;
    sumA += a;
    sumB += b;
    squareA += a * a;
    squareB += b * b;
    product += a * b;
    count++;
  }
  const spread = (count * squareA - sumA * sumA) * (count * squareB - sumB * sumB);
  return spread <= 0 ? 0 : (count * product - sumA * sumB) / Math.sqrt(spread);
}
