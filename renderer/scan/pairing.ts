import { parseImei } from '../../core/domain/imei.ts';
import { identify } from '../../core/domain/identifiers.ts';

/** A hand scanner gives one code at a time. With two IMEIs a box, the first waits here for the second. */
export interface Pairing {
  readonly half: string | undefined;
}

export const noHalf: Pairing = { half: undefined };

/** What a hand-scanned code means. */
export type Paired =
  /** All codes of one box, to be stored now. */
  | { readonly kind: 'box'; readonly texts: readonly string[] }
  /** The first IMEI is held; the worker is asked for the second. */
  | { readonly kind: 'half'; readonly imei: string }
  /** The held IMEI again instead of the second one; it is still held. */
  | { readonly kind: 'same-again'; readonly imei: string }
  /** No IMEI: to be refused at once. A held IMEI stays held. */
  | { readonly kind: 'no-imei'; readonly text: string };

/** Takes one code. `imeisPerBox` is the station's setting; to cancel a held IMEI, go on from `noHalf`. */
export function pair(before: Pairing, text: string, imeisPerBox: 1 | 2): { state: Pairing; paired: Paired } {
  const imei = parseImei(identify(text).value);
  if (imei === undefined) return { state: before, paired: { kind: 'no-imei', text } };
  if (before.half === imei) return { state: before, paired: { kind: 'same-again', imei } };
  if (before.half !== undefined) return { state: noHalf, paired: { kind: 'box', texts: [before.half, imei] } };
  return imeisPerBox === 1
    ? { state: noHalf, paired: { kind: 'box', texts: [imei] } }
    : { state: { half: imei }, paired: { kind: 'half', imei } };
}
