import type { Carton } from './carton.ts';
import { cartonEntries, countOf, namedBy, type CartonEntries } from './carton-entries.ts';
import { readNumber } from './number-text.ts';

/**
 * A carton as text: numbers in lines or between pipes, commas, semicolons, tabs or spaces, with headings such as `DEV:`, `BOX:` and
 * `MASTER:` among them or without.
 * Two numbers in one line are one box where lines have no more than two; with more in any line, or all in one line, each is a box.
 */
export function readCartonLines(text: string, separately: boolean): Carton | undefined {
  const hasLines = /[\r\n]|\\n/.test(text);
  const lines = text
    .split(hasLines ? /\r\n|[\r\n]|\\r\\n|\\n/ : '|')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const entries = cartonEntries();
  let about: Omit<Carton, 'devices' | 'problems'> = {};
  const rows: string[][] = [];
  for (const line of lines) {
    const heading = headingOf(line);
    if (heading === undefined) rows.push(numbersIn(line));
    else about = { ...heading, ...about };
  }
  const numbers = rows.filter((row) => row.length > 0);
  const isPaired = !separately && hasLines && numbers.length > 1 && numbers.every((row) => row.length <= 2);
  let place = 0;
  for (const row of isPaired ? numbers : numbers.flat().map((number) => [number])) {
    place++;
    enter(entries, place, row);
  }
  const carton = entries.carton({ ...about, pairing: 'by-line' });
  const isSaid = Object.keys(about).length > 0 || carton.pairing !== undefined;
  return isSaid || carton.devices.length >= 3 || carton.devices.length + carton.problems.length >= MORE_THAN_A_LABEL ? carton : undefined;
}

/** Some scanners read a whole label at once: two IMEIs, and numbers beside them that look like a third. */
const MORE_THAN_A_LABEL = 5;

function enter(entries: CartonEntries, place: number, row: readonly string[]): void {
  if (!entries.box(place, row)) entries.problem(place, row.join(' '), 'not-an-imei');
}

/** What a heading says; undefined where the line is none. Headings that we do not need are told from numbers all the same. */
function headingOf(line: string): Omit<Carton, 'devices' | 'problems'> | undefined {
  const [, word, value = ''] = /^([A-Z][A-Z .#_-]{0,20}?)\s*[:=]\s*(.*)$/is.exec(line) ?? [];
  if (word === undefined) return undefined;
  const name = word.toUpperCase().replaceAll(/[^A-Z]/g, '');
  if (/^(?:IMEI|IMEIS|IMEISV)$/.test(name)) return undefined;
  if (/^(?:QTY|QUANTITY|COUNT|TOTAL|PCS)$/.test(name)) return countOf(value);
  if (/^(?:BOX|CARTON|MASTER|SSCC)(?:NO|NUMBER|ID)?$/.test(name)) return namedBy('cartonNumber', value);
  return /^(?:PO|ORDER|ORDERNO|ORDERNUMBER)$/.test(name) ? namedBy('order', value) : {};
}

/** The texts of a line that are, or should be, IMEIs. Product codes, SIM cards, names and dates are none. */
function numbersIn(line: string): string[] {
  if (readNumber(line).kind === 'imei') return [line];
  const cells = line.split(/[,;\t|]/).flatMap((cell) => (readNumber(cell).kind === 'imei' ? [cell] : cell.split(/\s+/)));
  return cells.filter((cell) => {
    const read = readNumber(cell);
    return read.kind === 'imei' || (read.kind === 'refused' && read.reason !== 'not-an-imei' && read.reason !== 'meid');
  });
}
