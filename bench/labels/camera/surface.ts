import type { Sheet } from '../print/sheet.ts';
import { project, rotationOf, type BoxPose, type BoxShape, type PinholeCamera } from './pose.ts';

/** A face of a box with its label. Millimetres from the label's middle. */
export interface BoxFace {
  readonly label: Sheet;
  readonly labelWidth: number;
  readonly labelHeight: number;
  /** How far the face goes beyond the label on every side. */
  readonly border: number;
  /** Brightness of the bare face, 0 to 255. */
  readonly tone: number;
  readonly shape: BoxShape;
}

/** Pixels, right and bottom not included. */
export interface PixelArea {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Paints a face as the camera sees it: for each pixel the ray through it is met with the plane or the cylinder, and the label is
 * sampled there. One sample a pixel is enough because labels are printed at about half a pixel a texel, so that two texels make a pixel.
 * Returns the area that was painted.
 */
export function paintFace(picture: Float32Array, camera: PinholeCamera, pose: BoxPose, face: BoxFace): PixelArea {
  const area = areaOf(camera, pose, face);
  const { texels, width: columns, height: rows, texelsPerMm } = face.label;
  const r = rotationOf(pose);
  // The camera's place and each pixel's direction, seen from the label.
  const [tx, ty, tz] = [pose.x, pose.y, pose.distance];
  const ox = -(r[0] * tx + r[3] * ty + r[6] * tz);
  const oy = -(r[1] * tx + r[4] * ty + r[7] * tz);
  const oz = -(r[2] * tx + r[5] * ty + r[8] * tz);
  const [halfWidth, halfHeight] = [face.labelWidth / 2, face.labelHeight / 2];
  const [faceWidth, faceHeight] = [halfWidth + face.border, halfHeight + face.border];
  const radius = face.shape.kind === 'cylinder' ? face.shape.radius : 0;
  const [lastColumn, lastRow] = [columns - 1.001, rows - 1.001];
  const [r0, r1, r2] = [r[0], r[1], r[2]];
  const { tone } = face;
  const middle = 0.5 - camera.width / 2;
  const perPixel = 1 / camera.focal;
  for (let row = area.top; row < area.bottom; row++) {
    const cy = (row + 0.5 - camera.height / 2) / camera.focal;
    const start = row * camera.width;
    const [dxOfRow, dyOfRow, dzOfRow] = [r[3] * cy + r[6], r[4] * cy + r[7], r[5] * cy + r[8]];
    for (let column = area.left; column < area.right; column++) {
      const cx = (column + middle) * perPixel;
      const dx = r0 * cx + dxOfRow;
      const dy = r1 * cx + dyOfRow;
      const dz = r2 * cx + dzOfRow;
      let u: number;
      let v: number;
      if (radius === 0) {
        const far = -oz / dz;
        u = ox + far * dx;
        v = oy + far * dy;
      } else {
        const a = dx * dx + dz * dz;
        const b = ox * dx + (oz - radius) * dz;
        const root = b * b - a * (ox * ox + (oz - radius) * (oz - radius) - radius * radius);
        if (root <= 0) continue;
        const far = (-b - Math.sqrt(root)) / a;
        u = radius * Math.atan2(ox + far * dx, radius - oz - far * dz);
        v = oy + far * dy;
      }
      if (u < -faceWidth || u > faceWidth || v < -faceHeight || v > faceHeight) continue;
      const at = start + column;
      if (u < -halfWidth || u > halfWidth || v < -halfHeight || v > halfHeight) {
        picture[at] = tone;
        continue;
      }
      let x = (u + halfWidth) * texelsPerMm - 0.5;
      let y = (v + halfHeight) * texelsPerMm - 0.5;
      x = x < 0 ? 0 : x > lastColumn ? lastColumn : x;
      y = y < 0 ? 0 : y > lastRow ? lastRow : y;
      const ix = x | 0;
      const iy = y | 0;
      const fx = x - ix;
      const p = iy * columns + ix;
      const upper = (texels[p] ?? 0) * (1 - fx) + (texels[p + 1] ?? 0) * fx;
      const lower = (texels[p + columns] ?? 0) * (1 - fx) + (texels[p + columns + 1] ?? 0) * fx;
      picture[at] = upper + (lower - upper) * (y - iy);
    }
  }
  return area;
}

/** The pixels around a face's outline. */
function areaOf(camera: PinholeCamera, pose: BoxPose, face: BoxFace): PixelArea {
  const [w, h] = [face.labelWidth / 2 + face.border, face.labelHeight / 2 + face.border];
  const points = [];
  for (let i = -8; i <= 8; i++) for (const v of [-h, h]) points.push(project(camera, pose, face.shape, (i / 8) * w, v));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const within = (value: number, most: number) => Math.max(0, Math.min(most, value));
  return {
    left: within(Math.floor(Math.min(...xs)) - 1, camera.width),
    right: within(Math.ceil(Math.max(...xs)) + 1, camera.width),
    top: within(Math.floor(Math.min(...ys)) - 1, camera.height),
    bottom: within(Math.ceil(Math.max(...ys)) + 1, camera.height),
  };
}
