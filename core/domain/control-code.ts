/** What a printed code tells the station to do. A control sheet in Code 128 carries them; see docs/decisions/0018. */
export type ControlCode = 'undo';

/**
 * The station's own codes. They begin with letters that no IMEI, MEID, EID, SIM card or product code can hold, and are only believed whole:
 * what is not one of these words is a label like any other.
 * @param text what the decoder or the hand scanner gave, with or without an AIM prefix such as `]C0`
 */
export function controlCodeOf(text: string): ControlCode | undefined {
  // Caps Lock turns the case of what a hand scanner types, and no other code differs from these by its case alone.
  return CODES.get(
    text
      .trim()
      .replace(/^\][A-Za-z]\d/, '')
      .toUpperCase(),
  );
}

/** As it is printed. */
export const UNDO_CODE = 'CS-UNDO';

const CODES: ReadonlyMap<string, ControlCode> = new Map([[UNDO_CODE, 'undo']]);
