import type { Carton } from './carton.ts';
import { parseImei } from './imei.ts';

/**
 * IMEIs that a scanner or a printer ran together without anything between them: only digits, and every fifteen of them an IMEI. One that is
 * wrong makes all places doubtful, so nothing is read then.
 */
export function readRunTogether(text: string): Carton | undefined {
  if (text.length < 30 || text.length % 15 !== 0 || !/^\d+$/.test(text)) return undefined;
  const imeis = Array.from({ length: text.length / 15 }, (_, i) => parseImei(text.slice(i * 15, i * 15 + 15)));
  if (imeis.includes(undefined)) return undefined;
  return { devices: imeis.flatMap((imei, i) => (imei === undefined ? [] : [{ place: i + 1, imeis: [imei] as const }])), problems: [] };
}
