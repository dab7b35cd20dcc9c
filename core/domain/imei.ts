import { passesLuhn } from './luhn.ts';

/** Fifteen digits with a valid check digit: TAC (8), serial number (6), Luhn digit (1); 3GPP TS 23.003 section 6.2.1. */
export type Imei = string & { readonly imei: unique symbol };

/**
 * The IMEI in a text that is nothing else, or undefined. Never completes or corrects: a guessed digit would be another phone.
 * Fifteen zeros pass the check and stand on boards that were never given an IMEI: two such boxes would be one device.
 */
export function parseImei(text: string): Imei | undefined {
  return /^\d{15}$/.test(text) && passesLuhn(text) && /[1-9]/.test(text) ? (text as Imei) : undefined;
}

/**
 * The IMEIs of one device, the numerically lowest first, because zero-touch "works more reliably with the lowest IMEI"
 * (developers.google.com/zero-touch/guides/identifiers). The order printed on a box says nothing about that.
 */
export function lowestFirst(imeis: readonly Imei[]): Imei[] {
  // Same length, so the order of the strings is the order of the numbers.
  return [...imeis].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/**
 * Whether the first two digits are a reporting body that issues TACs (GSMA TS.06). A 15-digit serial number passes the Luhn
 * test one time in ten; this is the second hint that a number is an IMEI. Used to doubt a pairing, never to refuse an IMEI.
 */
export function hasKnownReportingBody(imei: string): boolean {
  return REPORTING_BODIES.has(imei.slice(0, 2));
}

// 00 test IMEIs, 01 PTCRB, 10 DECT, 30 Iridium, 33-35, 44, 45, 49 European bodies, 50-54, 86 TAF, 91 MSAI, 98 BABT, 99 hexadecimal-range MEIDs.
const REPORTING_BODIES = new Set('00 01 10 30 33 35 44 45 49 50 51 52 53 54 86 91 98 99'.split(' '));

/** The way an IMEI may appear in a log: enough to recognise a box at hand, too little to name a device. */
export function shortened(imei: string): string {
  return `…${imei.slice(-4)}`;
}
