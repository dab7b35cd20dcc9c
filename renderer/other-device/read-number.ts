import { AI, gs1Value, parseGs1 } from '../../core/domain/gs1.ts';
import { identify } from '../../core/domain/identifiers.ts';
import { hasKnownReportingBody } from '../../core/domain/imei.ts';
import { isSerialNumber, parseMeid } from '../../core/domain/other-device.ts';
import type { otherDeviceRefusals } from '../words/english-customers.ts';

/** What names the device. */
export type Kind = 'serial' | 'meid' | 'imei';

/** Why a text is not what was asked for. The window has words for each. */
export type Refusal = keyof typeof otherDeviceRefusals;

export type ReadNumber = { readonly ok: true; readonly number: string } | { readonly ok: false; readonly refusal: Refusal };

/**
 * The number that was asked for, in a text that was scanned or typed. Other codes of the same label are known by what they are, so that
 * the code of the article is not stored as a serial number.
 * @param previous the number of the last device of the model: digits as long as that one are its serial number, whatever else they look like
 */
export function readNumber(kind: Kind, text: string, previous?: string): ReadNumber {
  switch (kind) {
    case 'serial':
      return readSerial(text, previous);
    case 'meid': {
      const meid = parseMeid(withoutBlanks(text)) ?? parseMeid(identify(text).value);
      return meid === undefined ? no('asked-meid') : { ok: true, number: meid };
    }
    case 'imei': {
      const found = identify(text);
      if (found.kind === 'imei') return { ok: true, number: found.value };
      return no(found.kind === 'imei-bad-check-digit' ? 'asked-imei-digit' : 'asked-imei');
    }
  }
}

/** What a scan names by itself, where nothing was asked for yet. */
export function readKind(text: string): { readonly ok: true; readonly kind: Kind } | { readonly ok: false; readonly refusal: Refusal } {
  const { kind } = identify(text);
  if (kind === 'imei' || kind === 'meid') return { ok: true, kind };
  const serial = readSerial(text);
  return serial.ok ? { ok: true, kind: 'serial' } : serial;
}

/** Whether two numbers can be of the same model: serial numbers of one length, IMEIs of one TAC (3GPP TS 23.003 section 6.2.1). */
export function sameShape(kind: Kind, one: string, other: string): boolean {
  return kind === 'imei' ? one.slice(0, 8) === other.slice(0, 8) : one.length === other.length;
}

function readSerial(text: string, previous?: string): ReadNumber {
  const elements = parseGs1(text);
  const inGs1 = elements === undefined ? undefined : gs1Value(elements, AI.serial);
  // Its case and its dashes are its own; only what the scanner put before it goes.
  const serial = inGs1 ?? text.replace(/^\][A-Za-z]\d/, '').trim();
  const expected = previous !== undefined && sameShape('serial', serial, previous);
  const found = identify(text);
  if (inGs1 === undefined && !expected) {
    if (found.kind === 'gtin') return no('asked-serial-product');
    if (found.kind === 'eid' || found.kind === 'iccid') return no('asked-serial-sim');
  }
  // An IMEI is one whatever the last serial number looked like: one in ten of those digits is, with a known reporting body far fewer.
  if (found.kind === 'imei' && hasKnownReportingBody(found.value)) return no('asked-serial-imei');
  return isSerialNumber(serial) ? { ok: true, number: serial } : no('asked-serial');
}

function withoutBlanks(text: string): string {
  return text.replaceAll(/[\s-]/g, '');
}

function no(refusal: Refusal): ReadNumber {
  return { ok: false, refusal };
}
