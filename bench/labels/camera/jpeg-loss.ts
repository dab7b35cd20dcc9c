import type { PixelArea } from './surface.ts';

/**
 * What is lost in a JPEG's brightness, in place: each block of 8×8 is transformed (DCT-II), rounded to multiples of the standard's
 * table K.1 scaled for the quality as libjpeg does, and transformed back. Blocks outside `area` stay as they are.
 * @param quality 1 to 99; from 100 on nothing is lost
 */
export function loseAsJpeg(luma: Uint8Array, width: number, height: number, area: PixelArea, quality: number): void {
  if (quality >= 100) return;
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  for (const [i, step] of K1.entries()) {
    steps[i] = Math.max(1, Math.min(255, Math.floor((step * scale + 50) / 100)));
    inverse[i] = 1 / (steps[i] ?? 1);
  }
  for (let y = area.top & ~7; y + 8 <= height && y < area.bottom; y += 8) {
    for (let x = area.left & ~7; x + 8 <= width && x < area.right; x += 8) {
      const from = y * width + x;
      for (let row = 0; row < 8; row++) forwardRow(luma, from + row * width, row * 8);
      let wavy = 0;
      for (let column = 0; column < 8; column++) if (loseColumn(column) && column > 0) wavy++;
      for (let row = 0; row < 8; row++) {
        if (wavy === 0) luma.fill(toByte(C4 * (block[row * 8] ?? 0)), from + row * width, from + row * width + 8);
        else backwardRow(luma, from + row * width, row * 8);
      }
    }
  }
}

const block = new Float64Array(64);
const steps = new Float64Array(64);
const inverse = new Float64Array(64);

// cos(k·π/16)/2, and 1/√8 for the mean: an orthonormal DCT-II of eight numbers, even and odd halves apart, which halves the work.
const C = Array.from({ length: 8 }, (_, k) => Math.cos((k * Math.PI) / 16) / 2);
const [, C1 = 0, C2 = 0, C3 = 0, C4 = 0, C5 = 0, C6 = 0, C7 = 0] = C;

function toByte(value: number): number {
  return value < -128 ? 0 : value > 127 ? 255 : (value + 128.5) | 0;
}

/** Eight pixels of a line into a line of the block. */
function forwardRow(luma: Uint8Array, from: number, at: number): void {
  const p0 = luma[from] ?? 0;
  const p1 = luma[from + 1] ?? 0;
  const p2 = luma[from + 2] ?? 0;
  const p3 = luma[from + 3] ?? 0;
  const p4 = luma[from + 4] ?? 0;
  const p5 = luma[from + 5] ?? 0;
  const p6 = luma[from + 6] ?? 0;
  const p7 = luma[from + 7] ?? 0;
  const s0 = p0 + p7;
  const s1 = p1 + p6;
  const s2 = p2 + p5;
  const s3 = p3 + p4;
  const d0 = p0 - p7;
  const d1 = p1 - p6;
  const d2 = p2 - p5;
  const d3 = p3 - p4;
  // Only the mean of a line knows that grey is 128: eight times 128 less.
  block[at] = C4 * (s0 + s1 + s2 + s3 - 1024);
  block[at + 4] = C4 * (s0 - s1 - s2 + s3);
  block[at + 2] = C2 * (s0 - s3) + C6 * (s1 - s2);
  block[at + 6] = C6 * (s0 - s3) - C2 * (s1 - s2);
  block[at + 1] = C1 * d0 + C3 * d1 + C5 * d2 + C7 * d3;
  block[at + 3] = C3 * d0 - C7 * d1 - C1 * d2 - C5 * d3;
  block[at + 5] = C5 * d0 - C1 * d1 + C7 * d2 + C3 * d3;
  block[at + 7] = C7 * d0 - C5 * d1 + C3 * d2 - C1 * d3;
}

/** A column of the block there, rounded, and back. Says whether anything of it is left. */
function loseColumn(at: number): boolean {
  const p0 = block[at] ?? 0;
  const p1 = block[at + 8] ?? 0;
  const p2 = block[at + 16] ?? 0;
  const p3 = block[at + 24] ?? 0;
  const p4 = block[at + 32] ?? 0;
  const p5 = block[at + 40] ?? 0;
  const p6 = block[at + 48] ?? 0;
  const p7 = block[at + 56] ?? 0;
  const s0 = p0 + p7;
  const s1 = p1 + p6;
  const s2 = p2 + p5;
  const s3 = p3 + p4;
  const d0 = p0 - p7;
  const d1 = p1 - p6;
  const d2 = p2 - p5;
  const d3 = p3 - p4;
  const f0 = rounded(C4 * (s0 + s1 + s2 + s3), at);
  const f4 = rounded(C4 * (s0 - s1 - s2 + s3), at + 32);
  const f2 = rounded(C2 * (s0 - s3) + C6 * (s1 - s2), at + 16);
  const f6 = rounded(C6 * (s0 - s3) - C2 * (s1 - s2), at + 48);
  const f1 = rounded(C1 * d0 + C3 * d1 + C5 * d2 + C7 * d3, at + 8);
  const f3 = rounded(C3 * d0 - C7 * d1 - C1 * d2 - C5 * d3, at + 24);
  const f5 = rounded(C5 * d0 - C1 * d1 + C7 * d2 + C3 * d3, at + 40);
  const f7 = rounded(C7 * d0 - C5 * d1 + C3 * d2 - C1 * d3, at + 56);
  const p = C4 * (f0 + f4);
  const q = C4 * (f0 - f4);
  const r = C2 * f2 + C6 * f6;
  const t = C6 * f2 - C2 * f6;
  const o0 = C1 * f1 + C3 * f3 + C5 * f5 + C7 * f7;
  const o1 = C3 * f1 - C7 * f3 - C1 * f5 - C5 * f7;
  const o2 = C5 * f1 - C1 * f3 + C7 * f5 + C3 * f7;
  const o3 = C7 * f1 - C5 * f3 + C3 * f5 - C1 * f7;
  block[at] = p + r + o0;
  block[at + 56] = p + r - o0;
  block[at + 8] = q + t + o1;
  block[at + 48] = q + t - o1;
  block[at + 16] = q - t + o2;
  block[at + 40] = q - t - o2;
  block[at + 24] = p - r + o3;
  block[at + 32] = p - r - o3;
  return f0 !== 0 || f1 !== 0 || f2 !== 0 || f3 !== 0 || f4 !== 0 || f5 !== 0 || f6 !== 0 || f7 !== 0;
}

/** To the nearest multiple of the table's step: adding and taking away 1.5 · 2^52 rounds a number that has 53 bits. */
function rounded(value: number, at: number): number {
  return (value * (inverse[at] ?? 1) + ROUND - ROUND) * (steps[at] ?? 1);
}

const ROUND = 6_755_399_441_055_744;

function backwardRow(luma: Uint8Array, to: number, at: number): void {
  const f0 = block[at] ?? 0;
  const f1 = block[at + 1] ?? 0;
  const f2 = block[at + 2] ?? 0;
  const f3 = block[at + 3] ?? 0;
  const f4 = block[at + 4] ?? 0;
  const f5 = block[at + 5] ?? 0;
  const f6 = block[at + 6] ?? 0;
  const f7 = block[at + 7] ?? 0;
  const p = C4 * (f0 + f4);
  const q = C4 * (f0 - f4);
  const r = C2 * f2 + C6 * f6;
  const t = C6 * f2 - C2 * f6;
  const o0 = C1 * f1 + C3 * f3 + C5 * f5 + C7 * f7;
  const o1 = C3 * f1 - C7 * f3 - C1 * f5 - C5 * f7;
  const o2 = C5 * f1 - C1 * f3 + C7 * f5 + C3 * f7;
  const o3 = C7 * f1 - C5 * f3 + C3 * f5 - C1 * f7;
  luma[to] = toByte(p + r + o0);
  luma[to + 7] = toByte(p + r - o0);
  luma[to + 1] = toByte(q + t + o1);
  luma[to + 6] = toByte(q + t - o1);
  luma[to + 2] = toByte(q - t + o2);
  luma[to + 5] = toByte(q - t - o2);
  luma[to + 3] = toByte(p - r + o3);
  luma[to + 4] = toByte(p - r - o3);
}

// ITU-T T.81, table K.1: luminance.
const K1 = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62, 18, 22,
  37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];
