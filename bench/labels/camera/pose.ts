/** A camera without a lens: a hole, and a picture behind it. */
export interface PinholeCamera {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels from the hole to the picture; 0.9 widths are a webcam's 58 degrees. */
  readonly focal: number;
}

/** Where the label's middle is, and which way it faces. All turns zero: upright and straight at the camera. */
export interface BoxPose {
  /** Millimetres right of and below the camera's axis, and away from the camera. */
  readonly x: number;
  readonly y: number;
  readonly distance: number;
  /** Radians: in the picture's plane (clockwise), nodding (top away), and turning (right side away). */
  readonly roll: number;
  readonly pitch: number;
  readonly yaw: number;
}

/** What the label is glued on. A cylinder's axis runs along the label's height, so the lines of bars bend away at both ends. */
export type BoxShape = { readonly kind: 'flat' } | { readonly kind: 'cylinder'; readonly radius: number };

/** Columns are the label's right, its down, and its away, in the camera's directions. */
export type Rotation = readonly [number, number, number, number, number, number, number, number, number];

export function rotationOf({ roll, pitch, yaw }: BoxPose): Rotation {
  const [cr, sr, cp, sp, cy, sy] = [Math.cos(roll), Math.sin(roll), Math.cos(pitch), Math.sin(pitch), Math.cos(yaw), Math.sin(yaw)];
  // Roll after pitch after yaw: Rz · Rx · Ry.
  return [
    cr * cy - sr * sp * sy,
    -sr * cp,
    cr * sy + sr * sp * cy,
    sr * cy + cr * sp * sy,
    cr * cp,
    sr * sy - cr * sp * cy,
    -cp * sy,
    sp,
    cp * cy,
  ];
}

/** Where a point of the label is seen, pixels. `u` right and `v` down from the label's middle, millimetres on the paper. */
export function project(camera: PinholeCamera, pose: BoxPose, shape: BoxShape, u: number, v: number): { x: number; y: number } {
  const r = rotationOf(pose);
  const [x, z] =
    shape.kind === 'flat' ? [u, 0] : [shape.radius * Math.sin(u / shape.radius), shape.radius * (1 - Math.cos(u / shape.radius))];
  const depth = r[6] * x + r[7] * v + r[8] * z + pose.distance;
  return {
    x: camera.width / 2 + (camera.focal * (r[0] * x + r[1] * v + r[2] * z + pose.x)) / depth,
    y: camera.height / 2 + (camera.focal * (r[3] * x + r[4] * v + r[5] * z + pose.y)) / depth,
  };
}
