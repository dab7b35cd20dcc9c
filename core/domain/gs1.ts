/** One element of a GS1 element string: an application identifier and what it names. */
export interface Gs1Element {
  readonly ai: string;
  readonly value: string;
}

/**
 * Reads a GS1 element string (GS1 General Specifications section 3 and 7.8), or undefined if the text is none.
 * - With an AIM prefix that says GS1 (`]C1`, `]e0`, `]d2`, `]Q3`, `]J1`), or as printed, with brackets around each identifier.
 * - Without either only if the whole text reads as elements and they cannot be anything else: a separator is in it, or every
 *   check digit is right.
 *
 * Elements of fixed length follow each other; a variable one ends at a separator (GS, from FNC1) or at the end. Where a separator
 * was left out nothing is guessed: the value is then too long to be what was meant, and whoever reads it finds no IMEI in it.
 */
export function parseGs1(text: string): readonly Gs1Element[] | undefined {
  const prefix = GS1_PREFIX.exec(text)?.[0];
  const body = text.slice(prefix?.length ?? 0);
  if (/^\(\d{2,4}\)/.test(body)) return parseBracketed(body);
  const elements = parsePlain(body.replace(LEADING_SEPARATOR, ''));
  if (elements === undefined || prefix !== undefined) return elements;
  return body.includes(GS) || (elements.some(({ ai }) => CHECKED.has(ai)) && elements.length > 1) || isLonePhone(elements)
    ? elements
    : undefined;
}

/** The value behind an application identifier, once. Two different ones name two things, so none is given. */
export function gs1Value(elements: readonly Gs1Element[], ai: string): string | undefined {
  const values = new Set(elements.filter((element) => element.ai === ai).map((element) => element.value));
  const [value] = values;
  return values.size === 1 ? value : undefined;
}

/** GTIN, serial number and phone: the identifiers that mean something on a phone box. */
export const AI = { product: '01', contained: '02', serial: '21', phone: '8002' } as const;

const GS = '\u001d';
const GS1_PREFIX = /^\](?:C1|e0|d2|Q3|J1)/;
const LEADING_SEPARATOR = /^\u001d/;

/** Length and characters of the values. Variable ones have a range. */
const FORMATS: Readonly<Record<string, RegExp>> = {
  '00': /^\d{18}$/,
  '01': /^\d{14}$/,
  '02': /^\d{14}$/,
  '10': /^[!-z]{1,20}$/,
  '11': /^\d{6}$/,
  '12': /^\d{6}$/,
  '13': /^\d{6}$/,
  '15': /^\d{6}$/,
  '16': /^\d{6}$/,
  '17': /^\d{6}$/,
  '20': /^\d{2}$/,
  '21': /^[!-z]{1,20}$/,
  '22': /^[!-z]{1,20}$/,
  '37': /^\d{1,8}$/,
  '240': /^[!-z]{1,30}$/,
  '241': /^[!-z]{1,30}$/,
  '250': /^[!-z]{1,30}$/,
  '400': /^[!-z]{1,30}$/,
  '8002': /^[!-z]{1,20}$/,
  '8200': /^[!-z]{1,70}$/,
};

/** Those that need no separator, with the length of their values (General Specifications figure 7.8.5-2). */
const FIXED: Readonly<Record<string, number>> = {
  '00': 18,
  '01': 14,
  '02': 14,
  '11': 6,
  '12': 6,
  '13': 6,
  '15': 6,
  '16': 6,
  '17': 6,
  '20': 2,
};

/** Those whose last digit is a check digit. */
const CHECKED: ReadonlySet<string> = new Set(['00', '01', '02']);

function parsePlain(text: string): Gs1Element[] | undefined {
  const elements: Gs1Element[] = [];
  let rest = text;
  while (rest !== '') {
    const ai = [rest.slice(0, 2), rest.slice(0, 3), rest.slice(0, 4)].find((start) => FORMATS[start] !== undefined);
    if (ai === undefined) return undefined;
    const behind = rest.slice(ai.length);
    const separator = behind.indexOf(GS);
    const length = FIXED[ai] ?? (separator < 0 ? behind.length : separator);
    const element = { ai, value: behind.slice(0, length) };
    if (!isSound(element)) return undefined;
    elements.push(element);
    rest = behind.slice(length).replace(LEADING_SEPARATOR, '');
  }
  return elements.length === 0 ? undefined : elements;
}

function parseBracketed(text: string): Gs1Element[] | undefined {
  const elements = [...text.matchAll(/\((\d{2,4})\)([^(\u001d]*)\u001d?/g)].map(([, ai = '', value = '']) => ({ ai, value: value.trim() }));
  const whole = [...text.matchAll(/\((\d{2,4})\)([^(\u001d]*)\u001d?/g)].map(([all]) => all).join('') === text;
  return whole && elements.every(isSound) ? elements : undefined;
}

function isSound({ ai, value }: Gs1Element): boolean {
  return FORMATS[ai]?.test(value) === true && (!CHECKED.has(ai) || hasGs1CheckDigit(value));
}

/** 8002 and fifteen digits and nothing else. What follows decides whether they are an IMEI. */
function isLonePhone(elements: readonly Gs1Element[]): boolean {
  const [only] = elements;
  return elements.length === 1 && only?.ai === AI.phone && /^\d{15}$/.test(only.value);
}

/** For a string of digits. General Specifications section 7.9: weights 3 and 1 from the right, before the check digit. */
export function hasGs1CheckDigit(digits: string): boolean {
  let sum = 0;
  for (let i = 1; i < digits.length; i++) sum += Number(digits[digits.length - 1 - i]) * (i % 2 === 1 ? 3 : 1);
  return (10 - (sum % 10)) % 10 === Number(digits.at(-1));
}
