import { parseImei } from '../../core/domain/imei.ts';
import type { PressedKey } from './hand-scanner.ts';

/**
 * The text that a scanner meant with the keys of one burst.
 * - Digits by the physical key: a scanner set to the US layout on an AZERTY system turns 1 into &, and nobody would look for that.
 * - Everything else as the system wrote it, unless the burst shows that scanner and system disagree about the layout: then by the
 *   physical key too, as on a US keyboard. On QWERTZ only a sign can show that; Y and Z alone look the same either way.
 * - Letters whose case a Caps Lock has turned are turned back.
 * - The separators of GS1 and ISO 15434 as they come: the character itself, its Ctrl key, or Alt with its number on the number pad.
 * @param altBefore before which keys Alt was pressed
 */
export function textOf(keys: readonly PressedKey[], altBefore: readonly number[]): string {
  const us = keys.some(showsUsLayout);
  let text = '';
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key === undefined) break;
    if (!isAltDigit(key)) {
      text += characterOf(key, us);
      continue;
    }
    let number = '';
    for (; i < keys.length; i++) {
      const next = keys[i];
      if (next === undefined || !isAltDigit(next) || (number !== '' && altBefore.includes(i))) break;
      number += digitOf(next) ?? '';
    }
    i--;
    text += numbered(number);
  }
  return keys.some((key) => key.capsLock === true) ? withoutCapsLock(text) : text;
}

/** Two or three IMEIs that a scanner without a suffix sent as one number; anything else as it is. */
export function splitGlued(text: string): string[] {
  if (!/^(?:\d{15}){2,3}$/.test(text)) return [text];
  const parts = text.match(/\d{15}/g) ?? [];
  return parts.every((part) => parseImei(part) !== undefined) ? [...parts] : [text];
}

export function digitOf({ code }: PressedKey): string | undefined {
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
}

/** A digit of a character's number, typed while Alt is down. */
export function isAltDigit({ alt, code }: PressedKey): boolean {
  return alt === true && /^Numpad\d$/.test(code);
}

/**
 * GS, RS or EOT, which part a GS1 string and an ISO 15434 envelope: as such, or as Ctrl with ], ^ or D, their keys since the teletype.
 * Undefined for any other key.
 */
export function separatorOf({ key, code, shortcut, alt }: PressedKey): string | undefined {
  if (key === GS || key === RS || key === EOT) return key;
  if (!shortcut || alt === true) return undefined;
  if (key === ']' || code === 'BracketRight') return GS;
  if (key === '^' || code === 'Digit6') return RS;
  return code === 'KeyD' ? EOT : undefined;
}

const GS = '\u001d';
const RS = '\u001e';
const EOT = '\u0004';

function characterOf(key: PressedKey, us: boolean): string {
  const separator = separatorOf(key);
  if (separator !== undefined) return separator;
  const digit = digitOf(key);
  if (digit !== undefined) {
    // A scanner that follows the US layout really means the sign on this key when it presses Shift.
    const sign = US_SIGNS[Number(digit)] ?? '';
    return key.shift && key.code.startsWith('Digit') && (us || key.key === sign) ? sign : digit;
  }
  if (us) {
    const letter = /^Key([A-Z])$/.exec(key.code)?.[1];
    if (letter !== undefined) return isUpper(key) ? letter : letter.toLowerCase();
    const sign = US_KEYS[key.code];
    if (sign !== undefined) return sign[key.shift ? 1 : 0] ?? '';
  }
  return key.key === 'Dead' ? '' : key.key;
}

/** The case that the system made of it, Caps Lock and all: that is undone for the whole text at once. */
function isUpper({ shift, capsLock }: PressedKey): boolean {
  return shift !== (capsLock === true);
}

/** A digit key without Shift that gives no digit, or an accented letter where another key would be: no scanner that knows this system's layout writes that. */
function showsUsLayout({ key, code, shift, capsLock, shortcut }: PressedKey): boolean {
  if (shortcut || shift) return false;
  if (/^Digit\d$/.test(code)) return capsLock !== true && !/^\d$/.test(key) && key !== 'Dead';
  return /^\p{L}$/u.test(key) && !/^[A-Za-z]$/.test(key);
}

/** Codes are nearly always in capitals, and some scanners turn the case themselves when Caps Lock is on: what is all capitals stays. */
function withoutCapsLock(text: string): string {
  if (!/[a-z]/.test(text)) return text;
  return [...text].map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase())).join('');
}

/** The character with this number; what is no ASCII is not in any code of a label. */
function numbered(digits: string): string {
  const number = Number(digits);
  return digits !== '' && number > 0 && number < 128 ? String.fromCharCode(number) : '';
}

const US_SIGNS = [...')!@#$%^&*('];

/** Without and with Shift. */
const US_KEYS: Readonly<Record<string, string>> = {
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Backquote: '`~',
};
