import type { Random } from '../labels/random.ts';

/** A text as nobody's label, file or window would have it, or just as one would. */
export function hostileText(random: Random): string {
  return random.pick<(random: Random) => string>(TEXTS)(random);
}

/** A text that is meant to be that one, with something wrong. */
export function spoilt(text: string, random: Random): string {
  const at = random.whole(0, text.length);
  switch (random.whole(0, 7)) {
    case 0:
      return text.slice(0, at) + random.pick(BITS) + text.slice(at);
    case 1:
      return text.slice(0, at) + text.slice(at + random.whole(1, 4));
    case 2:
      return text.slice(0, at);
    case 3:
      return text.slice(0, at) + String.fromCharCode(random.whole(0, 65_535)) + text.slice(at + 1);
    case 4:
      return text + text.slice(at);
    case 5:
      return random.pick(BITS) + text + random.pick(BITS);
    case 6:
      return [...text].reverse().join('');
    default:
      return text.slice(0, at) + hostileText(random) + text.slice(at);
  }
}

/** Any value that JSON can carry. */
export function hostileValue(random: Random, depth = 3): unknown {
  const inside = () => hostileValue(random, depth - 1);
  switch (random.whole(0, depth > 0 ? 12 : 8)) {
    case 0:
      return null;
    case 1:
      return random.fraction() < 0.5;
    case 2:
      return random.pick(NUMBERS);
    case 3:
      return random.between(-1e6, 1e6);
    case 4:
    case 5:
    case 6:
    case 7:
      return hostileText(random);
    case 8:
      return random.digits(random.pick([1, 8, 14, 15, 16, 19, 20, 32]));
    case 9:
      return Array.from({ length: random.whole(0, 5) }, inside);
    case 10:
      return deep(random.pick([10, 100, 500]), random.fraction() < 0.5);
    default:
      return objectOf(random, inside);
  }
}

/** An object, also with names that mean something to JavaScript; as JSON would make it, with `__proto__` as a name like any other. */
export function objectOf(random: Random, value: () => unknown): unknown {
  const made: Record<string, unknown> = {};
  for (let count = random.whole(0, 4); count > 0; count--) {
    const name = random.fraction() < 0.4 ? random.pick(NAMES) : hostileText(random).slice(0, 40);
    Object.defineProperty(made, name, { value: value(), enumerable: true, configurable: true, writable: true });
  }
  return made;
}

/** One inside the other. */
export function deep(levels: number, inArrays: boolean): unknown {
  let made: unknown = 1;
  for (let level = 0; level < levels; level++) made = inArrays ? [made] : { a: made };
  return made;
}

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'toJSON', 'then', 'hasOwnProperty', 'length', '0', ''] as const;

const NUMBERS = [0, -0, 1, -1, 0.1, 255, 2 ** 31, 2 ** 53, 2 ** 53 + 2, -(2 ** 63), 1e21, 1e308, 5e-324, 1_048_576_201] as const;

const BITS = [
  '\0',
  '\uD800',
  '\uDFFF',
  '\u202E',
  '\uFEFF',
  '\u001D',
  ']C1',
  '(01)',
  '8002',
  '"',
  "'",
  '`',
  ',',
  '\r\n',
  '=',
  '＝',
  '\t',
  ' ',
  '\\',
  '/..',
  '%00',
  '${x}',
  '\u0301',
  '🏭',
  'İ',
  '0',
  '-',
] as const;

const TEXTS = [
  () => '',
  (random) => random.digits(random.whole(1, 40)),
  (random) => random.digits(15),
  (random) => `IMEI${random.pick(['', ':', ' 1:', '2 : '])}${random.digits(15)}`,
  (random) => Array.from({ length: random.whole(1, 12) }, () => random.pick(BITS)).join(''),
  (random) => String.fromCharCode(...Array.from({ length: random.whole(1, 30) }, () => random.whole(0, 65_535))),
  (random) => String.fromCharCode(...Array.from({ length: random.whole(1, 60) }, () => random.whole(32, 126))),
  (random) => random.pick(BITS).repeat(random.pick([10, 100, 4096])),
  (random) => random.pick(['0', 'a', ' ', '-', '(', '1 ']).repeat(random.pick([15, 100, 5000])),
  (random) => random.pick(KNOWN),
  (random) => spoilt(random.pick(KNOWN), random),
] as const satisfies readonly ((random: Random) => string)[];

/** Texts with a meaning somewhere. */
const KNOWN = [
  '356938035643809',
  '490154203237518',
  '99000123456E78',
  ']C10109501101530003210123456\u001d8002356938035643809',
  '(01)09501101530003(21)AB-12(8002)356938035643809',
  '89049032000001000000000000000049',
  '=HYPERLINK("http://evil.example","x")',
  '@SUM(1+1)*cmd|" /C calc"!A0',
  '../../../../etc/passwd',
  '%2e%2e%2f',
  "'; DROP TABLE events; --",
  '<script>alert(1)</script>',
  '{"__proto__":{"polluted":true}}',
  'operations/apibatchoperation/1',
  'customers/1048576201',
  '1048576201',
  'true',
  'null',
  'NaN',
  '-----BEGIN PRIVATE KEY-----',
  'info@northwind.example',
  '01a2b3c4-0000-7000-8000-000000000000',
] as const;
