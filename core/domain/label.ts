import { hasKnownReportingBody, lowestFirst, parseImei, type Imei } from './imei.ts';
import { identify, type Identifier, type IdentifierKind } from './identifiers.ts';

/** One decoded code, as a camera frame, a hand scanner or the keyboard gave it. Nothing in it has been judged yet. */
export interface Reading {
  readonly text: string;
  /** The decoder's name of the symbol, such as `Code128` or `EAN13`; unknown for a keyboard. */
  readonly symbology?: string | undefined;
}

/** What all the codes of one box say together. */
export type Label =
  | { readonly kind: 'device'; readonly imeis: readonly [Imei] | readonly [Imei, Imei]; readonly others: readonly Identifier[] }
  | { readonly kind: 'refused'; readonly reason: LabelRefusal; readonly codes: readonly Identifier[] };

/** Why a set of codes names no device that we could claim. The window has words for each. */
export type LabelRefusal =
  | 'bad-check-digit'
  | 'several-boxes'
  | 'product-code'
  | 'imeisv'
  | 'eid'
  | 'iccid'
  | 'meid'
  | 'serial'
  | 'not-understood'
  | 'nothing';

/**
 * Reads the codes of one box: at most two IMEIs, the lowest first, and the other codes by name.
 * More than two IMEIs cannot be one phone, so nothing is guessed: a wrong pairing is worse than none.
 */
export function readLabel(readings: readonly Reading[]): Label {
  const codes = unique(readings.map((reading) => identify(reading.text, reading.symbology)));
  const imeis = likelyImeis(codes);
  const [first, second] = imeis;
  if (first === undefined) return { kind: 'refused', reason: refusalFor(codes), codes };
  if (imeis.length > 2) return { kind: 'refused', reason: 'several-boxes', codes };
  const others = codes.filter((code) => !imeis.some((imei) => imei === code.value));
  return { kind: 'device', imeis: second === undefined ? [first] : [first, second], others };
}

function likelyImeis(codes: readonly Identifier[]): Imei[] {
  const imeis = codes.flatMap((code) => (code.kind === 'imei' ? (parseImei(code.value) ?? []) : []));
  const known = imeis.filter(hasKnownReportingBody);
  // Beside a plausible IMEI, a 15-digit number from no reporting body is a serial number that happens to pass the Luhn test.
  return lowestFirst(known.length > 0 ? known : imeis);
}

function refusalFor(codes: readonly Identifier[]): LabelRefusal {
  const found = NAMED_FIRST.find(([kind]) => codes.some((code) => code.kind === kind));
  if (found !== undefined) return found[1];
  return codes.length === 0 ? 'nothing' : 'not-understood';
}

// The code that tells the worker most about what went wrong comes first.
const NAMED_FIRST: readonly (readonly [IdentifierKind, LabelRefusal])[] = [
  ['imei-bad-check-digit', 'bad-check-digit'],
  ['imeisv', 'imeisv'],
  ['eid', 'eid'],
  ['iccid', 'iccid'],
  ['meid', 'meid'],
  ['gtin', 'product-code'],
  ['serial', 'serial'],
];

function unique(codes: readonly Identifier[]): Identifier[] {
  const byValue = new Map<string, Identifier>();
  // A text read twice, once with its symbology, keeps the better name.
  for (const code of codes) if (byValue.get(code.value) === undefined || code.kind === 'gtin') byValue.set(code.value, code);
  return [...byValue.values()].filter((code) => code.value !== '');
}
