import type { Corners } from './reader.ts';
import type { Region } from './regions.ts';

/** The region that a code fills with its quiet zones, for codes that were found without locating bars first. */
export function regionOfCode([topLeft, topRight, bottomRight, bottomLeft]: Corners): Region {
  const along = { x: topRight.x - topLeft.x, y: topRight.y - topLeft.y };
  const down = { x: bottomLeft.x - topLeft.x, y: bottomLeft.y - topLeft.y };
  const length = Math.hypot(along.x, along.y);
  const height = Math.max(LEAST_HEIGHT, Math.hypot(down.x, down.y));
  const baseline = Math.atan2(along.y, along.x);
  return {
    x: (topLeft.x + topRight.x + bottomRight.x + bottomLeft.x) / 4,
    y: (topLeft.y + topRight.y + bottomRight.y + bottomLeft.y) / 4,
    baseline,
    // Of a few scan lines one on the other the lean says nothing.
    direction: Math.hypot(down.x, down.y) < LEAST_HEIGHT ? baseline : Math.atan2(-down.x, down.y),
    length: length * WITH_QUIET_ZONES,
    height,
    strength: length * height,
    longest: length,
  };
}

/** Frame pixels along the bars. */
const LEAST_HEIGHT = 12;
/** The quiet zones of a code with 134 modules are ten modules wide each. */
const WITH_QUIET_ZONES = 1.15;
