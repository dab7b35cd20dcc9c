import { lengthsApart } from './one-label.ts';
import type { Corners } from './reader/reader.ts';
import type { SeenCode } from './seen-code.ts';

/**
 * Whether codes near these two IMEIs show that there are two boxes: what a box has once is there twice. Two eSIM numbers, two serial
 * numbers of one kind, two product codes well apart, or one product code in two places.
 */
export function showTwoBoxes(first: SeenCode, second: SeenCode, frame: readonly SeenCode[]): boolean {
  const near = frame.filter((code) => [first, second].some((imei) => lengthsApart(code.corners, imei.corners) <= NEAR));
  const printedTwice = first.copies.length > 0 || second.copies.length > 0;
  if (!printedTwice && near.some((code) => code.kind === 'gtin' && code.copies.some((copy) => isApart(code.corners, copy)))) return true;
  return areOfTwoBoxes(near);
}

/** Whether among these codes, of which each was near the same IMEIs, are two that one box cannot have. */
export function areOfTwoBoxes(codes: readonly SeenCode[]): boolean {
  return codes.some((one, i) => codes.some((other, j) => i < j && contradict(one, other)));
}

// In lengths of an IMEI code. What lies further away is a neighbour's own affair.
const NEAR = 2;
// Some labels have an EAN and a UPC beside each other; two boxes of different models have them further apart.
const PRODUCT_CODES_APART = 1.2;

function contradict(one: SeenCode, other: SeenCode): boolean {
  if (one.kind !== other.kind) return false;
  switch (one.kind) {
    case 'eid':
      return true;
    case 'serial':
      return shapeOf(one.value) !== undefined && shapeOf(one.value) === shapeOf(other.value);
    case 'gtin':
      // A UPC is an EAN with a zero in front.
      return one.value.padStart(14, '0') !== other.value.padStart(14, '0') && isApart(one.corners, other.corners);
    default:
      return false;
  }
}

function isApart(one: Corners, other: Corners): boolean {
  return lengthsApart(one, other) > PRODUCT_CODES_APART;
}

/** Letters and digits by their places; the serial numbers of two phones of one maker agree in that, a part number does not. Too short or without letters says nothing. */
function shapeOf(serial: string): string | undefined {
  if (serial.length < 8 || !/[A-Z]/i.test(serial) || !/\d/.test(serial)) return undefined;
  return `${serial.slice(0, 2)} ${serial.length}`;
}
