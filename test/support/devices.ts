import { luhnDigit } from '../../core/domain/luhn.ts';

/** The n-th invented IMEI: a known reporting body, a valid check digit. */
export function imei(n: number): string {
  const body = `3569${String(n).padStart(10, '0')}`;
  return body + luhnDigit(body);
}

/** What a camera makes of a box with one IMEI, or with two. */
export function codes(...imeis: string[]): { text: string; symbology: string }[] {
  return imeis.map((text) => ({ text, symbology: 'Code128' }));
}
