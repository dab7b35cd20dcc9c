import { identify, type IdentifierKind } from './identifiers.ts';
import { hasKnownReportingBody, parseImei, type Imei } from './imei.ts';

/** What a piece of text says where one IMEI should stand. */
export type NumberText =
  | { readonly kind: 'imei'; readonly imei: Imei }
  | { readonly kind: 'refused'; readonly reason: NumberRefusal }
  /** Not a number of any kind: a name, a date, nothing. */
  | { readonly kind: 'other' };

/** Why a number is no IMEI. */
export type NumberRefusal =
  | 'bad-check-digit'
  /** A spreadsheet has rounded it: the last digits are gone. */
  | 'exponent'
  /** Fourteen digits: without its check digit, it may be any of ten numbers. */
  | 'fourteen-digits'
  | 'imeisv'
  | 'run-together'
  | 'meid'
  | 'not-an-imei';

/**
 * Reads what should be one IMEI. Spaces and dashes inside it, a label word before it, and the ways in which spreadsheets keep a number as
 * text (`="…"`, a leading apostrophe) are taken away; digits never are, and none is added.
 */
export function readNumber(text: string): NumberText {
  const whole = parseImei(text);
  if (whole !== undefined) return { kind: 'imei', imei: whole };
  const bare = bareNumber(text);
  if (bare === '' || bare.length > LONGEST_NUMBER) return { kind: 'other' };
  if (EXPONENT.test(bare)) return { kind: 'refused', reason: 'exponent' };
  const { kind, value } = identify(bare);
  const imei = kind === 'imei' ? parseImei(value) : undefined;
  // A date and a count beside each other may have fifteen digits too; numbers of a real body are printed in groups.
  if (imei !== undefined && (bare.includes(imei) || hasKnownReportingBody(imei))) return { kind: 'imei', imei };
  const digits = bare.replaceAll(/[\s-]/g, '');
  if (/^\d{14}$/.test(digits)) return { kind: 'refused', reason: 'fourteen-digits' };
  if (/^(?:\d{15}){2,}$/.test(digits)) return { kind: 'refused', reason: 'run-together' };
  const reason = REASONS[kind];
  if (reason !== undefined) return { kind: 'refused', reason };
  return /^\d{8,}$/.test(digits) ? { kind: 'refused', reason: 'not-an-imei' } : { kind: 'other' };
}

/** Without what spreadsheets put around a number so that it stays one. */
export function bareNumber(text: string): string {
  const bare = text.trim().replaceAll(DASHES, '-').replaceAll(INVISIBLE, '');
  const formula = /^=\s*"([^"]*)"$/.exec(bare)?.[1];
  return (formula ?? bare.replace(/^'/, '').replace(/^"([^"]*)"$/, '$1')).trim();
}

/** What is shown of an entry that is no box. */
export function shortText(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  return plain.length > SHOWN ? `${plain.slice(0, SHOWN - 1)}…` : plain;
}

const SHOWN = 40;
const LONGEST_NUMBER = 200;

// 3.5E+14, 3,56938E14. A MEID such as 99000123456E78 has more digits before its E.
const EXPONENT = /^\d{1,2}(?:[.,]\d*)?E\+?\d{1,2}$/i;

const DASHES = /[\u2010-\u2015\u2212]/g;
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;

const REASONS: Partial<Record<IdentifierKind, NumberRefusal>> = {
  'imei-bad-check-digit': 'bad-check-digit',
  imeisv: 'imeisv',
  meid: 'meid',
};
