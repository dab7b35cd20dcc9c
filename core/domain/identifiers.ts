import { AI, gs1Value, hasGs1CheckDigit, parseGs1, type Gs1Element } from './gs1.ts';
import { luhnDigit, passesLuhn } from './luhn.ts';
import { parseImei } from './imei.ts';

/** What a code on a phone box turned out to be. Only `imei` names a device for us today; the others are named so that the worker knows what was held up. */
export type IdentifierKind = 'imei' | 'imei-bad-check-digit' | 'imeisv' | 'eid' | 'iccid' | 'gtin' | 'meid' | 'serial' | 'unknown';

export interface Identifier {
  readonly kind: IdentifierKind;
  /** The text without AIM prefix, label words and separators. */
  readonly value: string;
}

/**
 * Names one scanned text.
 * @param text what the decoder or the hand scanner gave, with or without an AIM prefix such as `]C1`
 * @param symbology the decoder's name for the symbol, where known: an EAN or UPC symbol is a product code whatever its digits say
 */
export function identify(text: string, symbology?: string): Identifier {
  const value = plain(text);
  if (isProductSymbol(symbology)) return { kind: 'gtin', value };
  const elements = parseGs1(text);
  if (elements !== undefined) return ofElements(elements) ?? { kind: 'unknown', value };
  const digits = value.replace(/[\s-]/g, '');
  if (/^\d+$/.test(digits)) return { kind: numberKind(digits), value: digits };
  if (/^[0-9A-F]{14}$/i.test(digits) && /^[A-F]/i.test(digits)) return { kind: 'meid', value: digits.toUpperCase() };
  if (/^[0-9A-Z][0-9A-Z./-]{5,19}$/i.test(value)) return { kind: 'serial', value };
  return { kind: 'unknown', value };
}

/** Of all that a GS1 symbol says, what names the phone best. */
function ofElements(elements: readonly Gs1Element[]): Identifier | undefined {
  const phone = gs1Value(elements, AI.phone);
  if (phone !== undefined) return /^\d+$/.test(phone) ? { kind: numberKind(phone), value: phone } : { kind: 'serial', value: phone };
  const serial = gs1Value(elements, AI.serial);
  if (serial !== undefined) return { kind: 'serial', value: serial };
  const product = gs1Value(elements, AI.product) ?? gs1Value(elements, AI.contained);
  return product === undefined ? undefined : { kind: 'gtin', value: product };
}

function numberKind(digits: string): IdentifierKind {
  switch (digits.length) {
    case 15:
      if (parseImei(digits) !== undefined) return 'imei';
      return passesLuhn(digits) ? 'unknown' : 'imei-bad-check-digit';
    case 16:
      return 'imeisv';
    case 32:
      return isEid(digits) ? 'eid' : 'unknown';
    case 19:
    case 20:
      return digits.startsWith('89') ? 'iccid' : 'unknown';
    case 8:
    case 12:
    case 13:
    case 14:
      return isGtin(digits) ? 'gtin' : 'serial';
    default:
      return digits.length >= 6 && digits.length <= 20 ? 'serial' : 'unknown';
  }
}

export function isGtin(digits: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(digits) && hasGs1CheckDigit(digits);
}

/** eUICC identifier: 32 digits that leave 1 when divided by 97 (GSMA SGP.02 annex, SGP.29). */
export function isEid(digits: string): boolean {
  return /^\d{32}$/.test(digits) && BigInt(digits) % 97n === 1n;
}

/** A 16-digit IMEISV carries the first 14 digits of the IMEI; the check digit follows from them (3GPP TS 23.003 section 6.2.2). For the hint only. */
export function imeiOfImeisv(imeisv: string): string {
  const body = imeisv.slice(0, 14);
  return body + luhnDigit(body);
}

/** What stands between a 15-digit text and an IMEI, for the worker who types: the digit that the check expects, or undefined when all is well. */
export function expectedCheckDigit(digits: string): string | undefined {
  return /^\d{15}$/.test(digits) && !passesLuhn(digits) ? luhnDigit(digits.slice(0, 14)) : undefined;
}

function plain(text: string): string {
  return text
    .replace(/^\](?:[A-Za-z])\d/, '') // AIM symbology identifier, ISO/IEC 15424
    .replaceAll(/[\u0000-\u001f]/g, '')
    .replace(LABEL_WORDS, '')
    .replace(SOFTWARE_VERSION, '$1')
    .trim();
}

// "IMEI2:", "IMEI 1 (SIM 1) ", "MEID#". The 1 or 2 is the word's only if it stands alone or 15 digits follow, and not the number's first digit.
const LABEL_WORDS = /^\s*(?:IMEI(?:SV)?|MEID)(?:\s*[12](?:(?![\dA-F])|(?=\d{15}$)))?\s*(?:\(SIM\s*\d\))?\s*[:#/]?\s*/i;

// "354626223546262 / 19": IMEI and software version, as phones show it. A serial number keeps its slash.
const SOFTWARE_VERSION = /^([\d\s-]{15,})\/\s*\d{2}\s*$/;

function isProductSymbol(symbology: string | undefined): boolean {
  return symbology !== undefined && /^(EAN|UPC)/i.test(symbology);
}
