import type { Corners, FramePoint } from './reader/reader.ts';

/**
 * Whether two codes of one frame could stand on one label: they run in the same direction and are near each other for their
 * length. Two boxes lying side by side fail this, and a wrong pairing is worse than none.
 */
export function couldBeOneLabel(first: Corners, second: Corners): boolean {
  const length = Math.max(lengthOf(first), lengthOf(second));
  const turned = Math.abs(directionOf(first) - directionOf(second)) % 180;
  const apart = distance(middleOf(first), middleOf(second));
  return Math.min(turned, 180 - turned) <= MOST_TURNED && apart <= MOST_APART * length;
}

// Degrees between lines of print on one box, seen in perspective or round its edge.
const MOST_TURNED = 15;
// In lengths of the longer code. An IMEI code is about 30 mm; a label is no larger than 90 mm, and two boxes lie further apart.
const MOST_APART = 3;

function directionOf([topLeft, topRight]: Corners): number {
  return (Math.atan2(topRight.y - topLeft.y, topRight.x - topLeft.x) * 180) / Math.PI;
}

function lengthOf([topLeft, topRight]: Corners): number {
  return distance(topLeft, topRight);
}

function middleOf(corners: Corners): FramePoint {
  const sum = corners.reduce((total, corner) => ({ x: total.x + corner.x, y: total.y + corner.y }), { x: 0, y: 0 });
  return { x: sum.x / 4, y: sum.y / 4 };
}

function distance(from: FramePoint, to: FramePoint): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}
