import type { Carton } from './carton.ts';
import { cartonEntries, countOf, namedBy } from './carton-entries.ts';
import { AI, gs1Value, parseGs1, type Gs1Element } from './gs1.ts';

/**
 * A GS1 symbol with several phones: (8002) once for each, (00) the carton's SSCC, (37) how many it should hold, (400) the order. (8002) names
 * one mobile telephone (GS1 General Specifications section 3), so each is a box of its own; nothing in GS1 makes a pair of two.
 */
export function readCartonGs1(text: string): Carton | undefined {
  if (text.length > LONGEST) return undefined;
  const elements = parseGs1(text) ?? withoutSeparators(text);
  if (elements === undefined) return undefined;
  const phones = elements.filter(({ ai }) => ai === AI.phone);
  if (phones.length === 0) return undefined;
  const entries = cartonEntries();
  for (const [i, { value }] of phones.entries()) if (!entries.box(i + 1, [value])) entries.problem(i + 1, value, 'not-an-imei');
  return entries.carton({
    ...countOf(gs1Value(elements, '37') ?? ''),
    ...namedBy('cartonNumber', gs1Value(elements, '00')),
    ...namedBy('order', gs1Value(elements, '400')),
  });
}

/** Two symbols' worth; the largest holds 3116 digits as GS1. */
const LONGEST = 8000;

/**
 * The same where a scanner left the separators out: 8002 and fifteen digits, over and over to the very end, at least twice. Before them only
 * what has a fixed length, or the count.
 */
function withoutSeparators(text: string): Gs1Element[] | undefined {
  const body = text.replace(/^\](?:C1|e0|d2|Q3|J1)/, '').replaceAll('\u001d', '');
  const found = /^(?:00(\d{18}))?(?:0[12](\d{14}))?(?:37(\d{1,8}?))?((?:8002\d{15}){2,})$/.exec(body);
  if (found === null) return undefined;
  const [, carton, , count, phones = ''] = found;
  return [
    ...(carton === undefined ? [] : [{ ai: '00', value: carton }]),
    ...(count === undefined ? [] : [{ ai: '37', value: count }]),
    ...(phones.match(/.{19}/g) ?? []).map((phone) => ({ ai: AI.phone, value: phone.slice(4) })),
  ];
}
