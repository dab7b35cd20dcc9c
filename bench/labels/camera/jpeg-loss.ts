import type { PixelArea } from './surface.ts';

/**
 * What is lost in a JPEG's brightness, in place: each block of 8×8 is transformed (DCT-II), rounded to multiples of the standard's
 * table K.1 scaled for the quality as libjpeg does, and transformed back. Blocks outside `area` stay as they are.
 * @param quality 1 to 99; from 100 on nothing is lost
 */
export function loseAsJpeg(luma: Uint8Array, width: number, height: number, area: PixelArea, quality: number): void {
  if (quality >= 100) return;
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  const table = Float32Array.from(K1, (step) => Math.max(1, Math.min(255, Math.floor((step * scale + 50) / 100))));
  const inverse = table.map((step) => 1 / step);
  for (let y = area.top & ~7; y + 8 <= height && y < area.bottom; y += 8) {
    for (let x = area.left & ~7; x + 8 <= width && x < area.right; x += 8) {
      for (let row = 0, i = 0; row < 8; row++) {
        const from = (y + row) * width + x;
        for (let column = 0; column < 8; column++, i++) block[i] = (luma[from + column] ?? 0) - 128;
      }
      for (let i = 0; i < 64; i += 8) forward(block, i, 1);
      for (let i = 0; i < 8; i++) forward(block, i, 8);
      for (let i = 0; i < 64; i++) {
        // Adding and taking away 1.5 · 2^23 rounds a number that has 24 bits.
        const steps = Math.fround((block[i] ?? 0) * (inverse[i] ?? 1));
        block[i] = Math.fround(Math.fround(steps + ROUND) - ROUND) * (table[i] ?? 1);
      }
      for (let i = 0; i < 8; i++) backward(block, i, 8);
      for (let i = 0; i < 64; i += 8) backward(block, i, 1);
      for (let row = 0, i = 0; row < 8; row++) {
        const to = (y + row) * width + x;
        for (let column = 0; column < 8; column++, i++) {
          const value = (block[i] ?? 0) + 128.5;
          luma[to + column] = value < 0 ? 0 : value > 255 ? 255 : value;
        }
      }
    }
  }
}

const block = new Float32Array(64);
const ROUND = 12_582_912;

// cos(k·π/16)/2, and 1/√8 for the mean: an orthonormal DCT-II of eight numbers.
const C = Array.from({ length: 8 }, (_, k) => Math.cos((k * Math.PI) / 16) / 2);
const [, C1 = 0, C2 = 0, C3 = 0, C4 = 0, C5 = 0, C6 = 0, C7 = 0] = C;

/** Even and odd halves apart, which halves the work. */
function forward(b: Float32Array, at: number, step: number): void {
  const i1 = at + step;
  const i2 = i1 + step;
  const i3 = i2 + step;
  const i4 = i3 + step;
  const i5 = i4 + step;
  const i6 = i5 + step;
  const i7 = i6 + step;
  const [s0, d0] = [(b[at] ?? 0) + (b[i7] ?? 0), (b[at] ?? 0) - (b[i7] ?? 0)];
  const [s1, d1] = [(b[i1] ?? 0) + (b[i6] ?? 0), (b[i1] ?? 0) - (b[i6] ?? 0)];
  const [s2, d2] = [(b[i2] ?? 0) + (b[i5] ?? 0), (b[i2] ?? 0) - (b[i5] ?? 0)];
  const [s3, d3] = [(b[i3] ?? 0) + (b[i4] ?? 0), (b[i3] ?? 0) - (b[i4] ?? 0)];
  b[at] = C4 * (s0 + s1 + s2 + s3);
  b[i4] = C4 * (s0 - s1 - s2 + s3);
  b[i2] = C2 * (s0 - s3) + C6 * (s1 - s2);
  b[i6] = C6 * (s0 - s3) - C2 * (s1 - s2);
  b[i1] = C1 * d0 + C3 * d1 + C5 * d2 + C7 * d3;
  b[i3] = C3 * d0 - C7 * d1 - C1 * d2 - C5 * d3;
  b[i5] = C5 * d0 - C1 * d1 + C7 * d2 + C3 * d3;
  b[i7] = C7 * d0 - C5 * d1 + C3 * d2 - C1 * d3;
}

function backward(b: Float32Array, at: number, step: number): void {
  const i1 = at + step;
  const i2 = i1 + step;
  const i3 = i2 + step;
  const i4 = i3 + step;
  const i5 = i4 + step;
  const i6 = i5 + step;
  const i7 = i6 + step;
  const [f0, f1, f2, f3] = [b[at] ?? 0, b[i1] ?? 0, b[i2] ?? 0, b[i3] ?? 0];
  const [f4, f5, f6, f7] = [b[i4] ?? 0, b[i5] ?? 0, b[i6] ?? 0, b[i7] ?? 0];
  const [p, q] = [C4 * (f0 + f4), C4 * (f0 - f4)];
  const [r, t] = [C2 * f2 + C6 * f6, C6 * f2 - C2 * f6];
  const [e0, e1, e2, e3] = [p + r, q + t, q - t, p - r];
  const o0 = C1 * f1 + C3 * f3 + C5 * f5 + C7 * f7;
  const o1 = C3 * f1 - C7 * f3 - C1 * f5 - C5 * f7;
  const o2 = C5 * f1 - C1 * f3 + C7 * f5 + C3 * f7;
  const o3 = C7 * f1 - C5 * f3 + C3 * f5 - C1 * f7;
  b[at] = e0 + o0;
  b[i7] = e0 - o0;
  b[i1] = e1 + o1;
  b[i6] = e1 - o1;
  b[i2] = e2 + o2;
  b[i5] = e2 - o2;
  b[i3] = e3 + o3;
  b[i4] = e3 - o3;
}

// ITU-T T.81, table K.1: luminance.
const K1 = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62, 18, 22,
  37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];
