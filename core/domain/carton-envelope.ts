import type { Carton } from './carton.ts';
import { cartonEntries, countOf, namedBy } from './carton-entries.ts';
import { readCartonGs1 } from './carton-gs1.ts';
import { hasKnownReportingBody } from './imei.ts';
import { readNumber } from './number-text.ts';

/**
 * An ISO/IEC 15434 envelope: `[)>`, RS, the format's number, and data elements between GS, each with its data identifier in front.
 * Format 06 has ASC MH10.8.2 identifiers: Q a count, 1J to 6J a licence plate, K an order. Which one stands before an IMEI is not known to us
 * and differs between makers, so those identifiers count behind which most values are IMEIs: a serial number passes the check one time in ten.
 * Format 05 has GS1's application identifiers.
 */
export function readCartonEnvelope(text: string): Carton | undefined {
  const formats = text
    .slice('[)>'.length)
    .replace(/\u0004\s*$/, '')
    .split('\u001e');
  for (const format of formats) {
    const [number = '', ...elements] = format.split('\u001d');
    if (number === '05') return readCartonGs1(`]d2${elements.join('\u001d')}`);
    if (number === '06' || number === '12') return ofElements(elements.map(elementOf));
  }
  return undefined;
}

interface Element {
  /** Empty where the element is digits alone. */
  readonly identifier: string;
  readonly value: string;
}

function elementOf(text: string): Element {
  const [, identifier, value] = /^(\d{0,3}[A-Z])(.*)$/s.exec(text) ?? [];
  return identifier === undefined || value === undefined ? { identifier: '', value: text } : { identifier, value };
}

function ofElements(elements: readonly Element[]): Carton {
  const phones = identifiersOfImeis(elements);
  const entries = cartonEntries();
  let place = 0;
  for (const { identifier, value } of elements) {
    if (!phones.has(identifier)) continue;
    place++;
    if (!entries.box(place, [value])) entries.problem(place, value, 'not-an-imei');
  }
  return entries.carton({
    ...countOf(elements.find(({ identifier }) => identifier === 'Q')?.value ?? ''),
    ...namedBy('cartonNumber', elements.find(({ identifier }) => /^[1-6]J$/.test(identifier))?.value),
    ...namedBy('order', elements.find(({ identifier }) => identifier === 'K')?.value),
  });
}

function identifiersOfImeis(elements: readonly Element[]): ReadonlySet<string> {
  const counts = new Map<string, { all: number; imeis: number }>();
  for (const { identifier, value } of elements) {
    const count = counts.get(identifier) ?? { all: 0, imeis: 0 };
    const read = readNumber(value);
    count.all++;
    if (read.kind === 'imei' && hasKnownReportingBody(read.imei)) count.imeis++;
    counts.set(identifier, count);
  }
  return new Set([...counts].filter(([, { all, imeis }]) => imeis * 2 > all).map(([identifier]) => identifier));
}
