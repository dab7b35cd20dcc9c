import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAst } from 'vite';

/** Every regular expression of what reads text from outside: `file: source` and the expression. */
function expressions(): [string, RegExp][] {
  const root = join(import.meta.dirname, '../..');
  const found = new Map<string, RegExp>();
  for (const file of globSync('{core,main,simulator}/**/*.ts', { cwd: root })) {
    JSON.stringify(parseAst(readFileSync(join(root, file), 'utf8'), { lang: 'ts' }), (_name, node: unknown) => {
      const { pattern, flags } = Object(Object(node).regex);
      if (typeof pattern === 'string') found.set(`${file}: /${pattern}/${flags}`, new RegExp(pattern, flags));
      return typeof node === 'bigint' ? String(node) : node;
    });
  }
  return [...found];
}

/** What makes an expression try again: many of what it takes, and at the end something that it does not. */
const UNITS = [
  ' ',
  '0',
  '1 ',
  'a',
  'A',
  'a.',
  'a-',
  '-',
  '/',
  '.',
  '(',
  '(01)',
  '"',
  '="',
  '@',
  ',',
  ':',
  '\\',
  '\n',
  '\u001d',
  '=',
  'a/',
  '-----BEGIN',
  'Bearer ',
  'ya29.',
  '\u0301',
  '127.',
];
const BEGINNINGS = ['', '000000000000000', 'a@', 'IMEI', '-----BEGIN', 'operations/', '"private_key":"', '(01)', '=', '/'];
const ENDS = ['', '!', '\n!', 'é'];

/** Milliseconds that the fastest of several takes. */
function fastest(expression: RegExp, text: string, times: number): number {
  let best = Infinity;
  for (let time = 0; time < times; time++) {
    const before = performance.now();
    if (expression.global) text.replaceAll(expression, '');
    else expression.exec(text);
    best = Math.min(best, performance.now() - before);
  }
  return best;
}

/** Whether four times the text takes far more than four times as long. What takes no time at all tells nothing. */
function growsTooFast(expression: RegExp, made: (length: number) => string): boolean {
  for (const length of [250, 2000]) {
    if (fastest(expression, made(4 * length), 1) < 0.2) continue;
    const isSteep = () => fastest(expression, made(4 * length), 3) > 8 * fastest(expression, made(length), 5);
    if (isSteep() && isSteep() && isSteep()) return true;
  }
  return false;
}

test('no regular expression takes more than four times as long for four times the text', () => {
  const slow = expressions().filter(([, expression]) =>
    BEGINNINGS.some((beginning) =>
      UNITS.some((unit) => ENDS.some((end) => growsTooFast(expression, (length) => beginning + unit.repeat(length / unit.length) + end))),
    ),
  );
  expect(slow.map(([where]) => where)).toEqual([]);
});

test('an expression that does is found', () => {
  expect(growsTooFast(/\d+x/, (length) => '0'.repeat(length))).toBe(true);
  expect(growsTooFast(/^\d+x/, (length) => '0'.repeat(length))).toBe(false);
});
