import { readCartonGs1 } from './carton-gs1.ts';
import { readCartonEnvelope } from './carton-envelope.ts';
import { readCartonJson } from './carton-json.ts';
import { readCartonLines } from './carton-lines.ts';
import { readRunTogether } from './carton-digits.ts';
import type { Imei } from './imei.ts';
import type { NumberRefusal } from './number-text.ts';

/** What one code with many IMEIs, or a list of them, says. Nothing in it was completed, corrected or guessed. */
export interface Carton {
  /** The boxes, in the order in which they stand there. */
  readonly devices: readonly CartonDevice[];
  /** What should be a box and is none, in the same order. */
  readonly problems: readonly CartonProblem[];
  /** How many boxes there should be, where the code says it. */
  readonly expectedCount?: number;
  /** SSCC or the maker's own number of the carton. */
  readonly cartonNumber?: string;
  readonly order?: string;
  /** How two IMEIs came to be one box: said by the format, or only because they stand in one line. Undefined where no box has two. */
  readonly pairing?: 'stated' | 'by-line';
}

export interface CartonDevice {
  /** Row of the list, as a spreadsheet counts it, or place in the code; from 1. */
  readonly place: number;
  /** In the order in which they stand there. */
  readonly imeis: readonly [Imei] | readonly [Imei, Imei];
  /** Only where the format ties it to this device. */
  readonly serial?: string;
}

export interface CartonProblem {
  readonly place: number;
  /** What stands there, shortened. */
  readonly text: string;
  readonly reason: CartonRefusal;
  /** The place that has the same number already. */
  readonly first?: number;
}

/** Why an entry is no box. The window has words for each. */
export type CartonRefusal = NumberRefusal | 'twice' | 'several' | 'missing';

/**
 * Reads one code as a carton, or undefined where it is none: a code of one box, or nothing that we know.
 *
 * Two IMEIs are one box only where the format says so: a JSON object or an inner array with two, a row with two where others have as many.
 * A flat list is one box for each IMEI, and a code with two IMEIs and nothing else is no carton at all, because it may be one phone or two.
 * Fifteen digits are an IMEI by their check digit and by nothing else; no other length ever is.
 * @param text as the scanner gave it, with or without an AIM prefix
 * @param separately each number is a box of its own, also where only a line makes two of them one
 */
export function readCarton(text: string, separately = false): Carton | undefined {
  const plain = text.trim();
  if (plain.length > LONGEST_CODE) return undefined;
  const body = plain.replace(AIM_PREFIX, '');
  const carton = body.startsWith('[)>')
    ? readCartonEnvelope(body)
    : (readCartonJson(body) ?? readCartonGs1(plain) ?? readRunTogether(body) ?? readCartonLines(body, separately));
  return carton !== undefined && isCarton(carton) ? withoutRepeats(carton) : undefined;
}

/** Far more than any symbol holds (QR: 7089 digits): a whole delivery may come as one file of JSON. */
const LONGEST_CODE = 8_000_000;

/** Symbology identifier, ISO/IEC 15424. */
const AIM_PREFIX = /^\][A-Za-z]\d/;

function isCarton({ devices, problems, expectedCount, cartonNumber, pairing }: Carton): boolean {
  const entries = devices.length + problems.length;
  if (devices.length === 0) return false;
  return entries >= 3 || (entries >= 2 && (pairing !== undefined || expectedCount !== undefined || cartonNumber !== undefined));
}

/** An entry with an IMEI that an earlier entry has is a problem, with the place of that one. */
export function withoutRepeats(carton: Carton): Carton {
  const places = new Map<string, number>();
  const devices: CartonDevice[] = [];
  const repeated: CartonProblem[] = [];
  for (const device of carton.devices) {
    const known = device.imeis.find((imei) => places.has(imei));
    const first = known === undefined ? undefined : places.get(known);
    if (known === undefined || first === undefined) devices.push(device);
    else repeated.push({ place: device.place, text: known, reason: 'twice', first });
    for (const imei of device.imeis) if (!places.has(imei)) places.set(imei, device.place);
  }
  if (repeated.length === 0) return carton;
  return { ...carton, devices, problems: [...carton.problems, ...repeated].sort((a, b) => a.place - b.place) };
}
