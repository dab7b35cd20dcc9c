/**
 * The value between the samples of a row, by Catmull-Rom cubic interpolation: smooth, and exact at the samples.
 * @param place in samples; `place` 3.5 lies between `row[3]` and `row[4]`. Needs one sample before and two behind.
 */
export function cubicAt(row: Float32Array, place: number): number {
  const whole = Math.floor(place);
  const t = place - whole;
  const p0 = row[whole - 1] ?? 0;
  const p1 = row[whole] ?? 0;
  const p2 = row[whole + 1] ?? 0;
  const p3 = row[whole + 2] ?? 0;
  return p1 + 0.5 * t * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0)));
}
