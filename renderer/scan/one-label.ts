import type { Corners, FramePoint } from './reader/reader.ts';

/**
 * What the places of two IMEI codes say about their labels.
 * - `one-label`: one under the other in the same column, so close that no second box fits between them.
 * - `unclear`: parallel and near, such as side by side; one wide label, or two boxes pushed together.
 * - `two-labels`: turned against each other, of very different size, in one and the same place, or too far apart for one label.
 */
export type Relation = 'one-label' | 'unclear' | 'two-labels';

/** Where one code lies as seen from another, in lengths of the longer one: along its line of print and across it. The same wherever the camera is. */
export interface RelativePlace {
  readonly along: number;
  readonly across: number;
}

export function relationOf(first: Corners, second: Corners): Relation {
  if (!couldBeOneLabel(first, second) || ratio(lengthOf(first), lengthOf(second)) > MOST_UNEQUAL) return 'two-labels';
  const { along, across } = placeFrom(first, second);
  // Two numbers in one place: one of them is misread, or belongs to a box that has just been laid over the other.
  if (Math.abs(along) <= COLUMN_SHIFT && Math.abs(across) < ONE_PLACE) return 'two-labels';
  const oneColumn = Math.abs(along) <= COLUMN_SHIFT && Math.abs(across) <= COLUMN_PITCH;
  return oneColumn && turnBetween(first, second) <= COLUMN_TURN ? 'one-label' : 'unclear';
}

/** Whether two codes of one frame could stand on one label: they run in the same direction and are near each other for their length. */
export function couldBeOneLabel(first: Corners, second: Corners): boolean {
  return turnBetween(first, second) <= MOST_TURNED && lengthsApart(first, second) <= MOST_APART;
}

/** The distance between the middles of two codes, in lengths of the longer one. */
export function lengthsApart(first: Corners, second: Corners): number {
  return distance(middleOf(first), middleOf(second)) / Math.max(lengthOf(first), lengthOf(second), 1);
}

export function placeFrom(first: Corners, second: Corners): RelativePlace {
  const length = Math.max(lengthOf(first), lengthOf(second), 1);
  const angle = (directionOf(first) * Math.PI) / 180;
  const [from, to] = [middleOf(first), middleOf(second)];
  const [x, y] = [(to.x - from.x) / length, (to.y - from.y) / length];
  return { along: x * Math.cos(angle) + y * Math.sin(angle), across: y * Math.cos(angle) - x * Math.sin(angle) };
}

/** Moves corners the way a code moved between two frames: shifted, turned and scaled as its upper edge was. */
export function movedAlong(corners: Corners, from: Corners, to: Corners): Corners {
  const [a, b] = [from[0], from[1]];
  const [c, d] = [to[0], to[1]];
  const square = (b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1;
  // The similarity as a complex number: (d - c) / (b - a).
  const real = ((d.x - c.x) * (b.x - a.x) + (d.y - c.y) * (b.y - a.y)) / square;
  const imaginary = ((d.y - c.y) * (b.x - a.x) - (d.x - c.x) * (b.y - a.y)) / square;
  const move = ({ x, y }: FramePoint): FramePoint => ({
    x: c.x + real * (x - a.x) - imaginary * (y - a.y),
    y: c.y + imaginary * (x - a.x) + real * (y - a.y),
  });
  return [move(corners[0]), move(corners[1]), move(corners[2]), move(corners[3])];
}

// Degrees between lines of print on one box, seen in perspective or round its edge.
const MOST_TURNED = 15;
const COLUMN_TURN = 8;
// In lengths of the longer code. An IMEI code is about 30 mm; a label is no larger than 90 mm, and two boxes lie further apart.
const MOST_APART = 3;
// Rows of a label are 8 to 12 mm apart; the label of a thin box that lies against this one begins behind two edges and its own margins.
const COLUMN_PITCH = 0.45;
const COLUMN_SHIFT = 0.5;
const ONE_PLACE = 0.08;
// The two IMEIs of one label are printed alike; seen in perspective they differ a little, in code sets B and C by half.
const MOST_UNEQUAL = 1.7;

function turnBetween(first: Corners, second: Corners): number {
  const turned = Math.abs(directionOf(first) - directionOf(second)) % 180;
  return Math.min(turned, 180 - turned);
}

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

function ratio(first: number, second: number): number {
  return Math.max(first, second) / Math.max(1, Math.min(first, second));
}
