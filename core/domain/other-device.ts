import { controlCodeOf } from './control-code.ts';
import type { DeviceIdentifiers } from './device-record.ts';
import type { Identifier } from './identifiers.ts';
import { lowestFirst, parseImei } from './imei.ts';

/** What a person says that a device is called, read again: a claim names nothing that Google could not know. */
export type OtherDevice =
  | { readonly kind: 'device'; readonly identifiers: DeviceIdentifiers }
  | { readonly kind: 'refused'; readonly reason: OtherRefusal; readonly codes: readonly Identifier[] };

export type OtherRefusal = 'bad-check-digit' | 'not-understood' | 'meid' | 'serial' | 'incomplete';

/**
 * Reads a device that is named by hand. An IMEI or MEID names it alone; a serial number needs manufacturer and model, without which
 * zero-touch does not detect the device (developers.google.com/zero-touch/guides/identifiers). Nothing is guessed or corrected but
 * blanks at the ends and, in a MEID, the case.
 */
export function readOtherDevice(given: DeviceIdentifiers): OtherDevice {
  const named = trimmed(given);
  const codes = codesOf(named);
  const refused = (reason: OtherRefusal): OtherDevice => ({ kind: 'refused', reason, codes });

  const imeis = [named.imei, named.imei2].filter((value) => value !== undefined);
  const valid = lowestFirst([...new Set(imeis.flatMap((value) => parseImei(value) ?? []))]);
  if (imeis.some((value) => parseImei(value) === undefined))
    return refused(imeis.some((value) => /^\d{15}$/.test(value)) ? 'bad-check-digit' : 'not-understood');
  const meid = named.meid === undefined ? undefined : parseMeid(named.meid);
  // A box is stored with one MEID; a second one that was silently dropped would be a device that nobody finds.
  if ((named.meid !== undefined && meid === undefined) || named.meid2 !== undefined) return refused('meid');
  const { serialNumber, manufacturer, model } = named;
  if (serialNumber !== undefined && !isSerialNumber(serialNumber)) return refused('serial');
  if ([manufacturer, model].some((value) => value !== undefined && !isMakersWord(value))) return refused('not-understood');

  const isKnownAs = manufacturer !== undefined && model !== undefined;
  if (model !== undefined && manufacturer === undefined) return refused('incomplete');
  if (valid.length === 0 && meid === undefined && !(serialNumber !== undefined && isKnownAs)) return refused('incomplete');
  const [imei, imei2] = valid;
  return { kind: 'device', identifiers: present({ imei, imei2, meid, serialNumber, manufacturer, model }) };
}

/** 14 hexadecimal digits, in capitals; the check digit that some labels print behind is not part of it. */
export function parseMeid(text: string): string | undefined {
  return /^[0-9A-F]{14}$/i.test(text) ? text.toUpperCase() : undefined;
}

/** As `Build.getSerial()` gives it: printable ASCII without blanks, in its own case. The station's own codes are none. */
export function isSerialNumber(text: string): boolean {
  return /^[\u0021-\u007e]{1,100}$/.test(text) && controlCodeOf(text) === undefined;
}

/** Whether a text can be `Build.MANUFACTURER` or `Build.MODEL`. Which ones there are, only Google knows. */
export function isMakersWord(text: string): boolean {
  return /^\P{C}{1,100}$/u.test(text) && text.trim() === text;
}

function trimmed(given: DeviceIdentifiers): DeviceIdentifiers {
  return present(Object.fromEntries(Object.entries(given).map(([field, value]) => [field, value?.trim()])));
}

/** Without what is not there, or empty. */
function present(identifiers: DeviceIdentifiers): DeviceIdentifiers {
  return Object.fromEntries(Object.entries(identifiers).filter(([, value]) => value !== undefined && value !== ''));
}

function codesOf({ imei, imei2, meid, meid2, serialNumber }: DeviceIdentifiers): Identifier[] {
  const kinds = [
    ['imei', imei],
    ['imei', imei2],
    ['meid', meid],
    ['meid', meid2],
    ['serial', serialNumber],
  ] as const;
  return kinds.flatMap(([kind, value]): Identifier[] => {
    if (value === undefined) return [];
    return [{ kind: kind === 'imei' ? kindOfImei(value) : kind, value }];
  });
}

function kindOfImei(value: string): Identifier['kind'] {
  if (parseImei(value) !== undefined) return 'imei';
  return /^\d{15}$/.test(value) ? 'imei-bad-check-digit' : 'unknown';
}
