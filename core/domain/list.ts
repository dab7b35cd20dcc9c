import { readCarton, withoutRepeats, type Carton } from './carton.ts';
import { cartonEntries, namedBy, type CartonEntries } from './carton-entries.ts';
import { csvRows, separatorOf, type CsvRow } from './csv-rows.ts';
import { listColumns, type ListColumns } from './list-columns.ts';
import { readNumber } from './number-text.ts';

/** A list as it was read, or why there is none to look at. */
export type ListReading =
  | {
      readonly kind: 'list';
      readonly carton: Carton;
      /** What its places count: rows, or the numbers in a code or a line. */
      readonly counted: 'rows' | 'numbers';
    }
  | { readonly kind: 'refused'; readonly reason: ListRefusal };

export type ListRefusal = 'nothing' | 'too-long';

/**
 * Reads a CSV file or a pasted list. A row is one box, with one IMEI or two; a list that is one long line is one box for each number.
 * No row is passed over in silence: what is neither a box nor blank nor above the list is a problem with its row.
 * @param text decoded; a whole carton code that was pasted is read as that
 * @param separately each number is a box of its own, also where two stand in a row
 */
export function readList(text: string, separately = false): ListReading {
  const code = CODE.test(text) ? readCarton(text, separately) : undefined;
  if (code !== undefined) {
    const isTooLong = code.devices.length + code.problems.length > MOST_ROWS;
    return isTooLong ? { kind: 'refused', reason: 'too-long' } : { kind: 'list', carton: code, counted: 'numbers' };
  }
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  let filled = 0;
  for (const row of csvRows(text, separator)) {
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    filled++;
    if (filled > MOST_ROWS + 1) return { kind: 'refused', reason: 'too-long' };
    rows.push(row);
  }
  const sole = rows.length === 1 ? rows[0] : undefined;
  const columns = sole === undefined ? listColumns(rows.slice(0, SAMPLE)) : undefined;
  const carton = sole === undefined ? ofRows(rows, columns, separately) : ofLine(sole);
  return carton.devices.length + carton.problems.length === 0
    ? { kind: 'refused', reason: 'nothing' }
    : { kind: 'list', carton: withoutRepeats(carton), counted: sole === undefined ? 'rows' : 'numbers' };
}

/** More would be a whole warehouse, and a mistake. */
export const MOST_ROWS = 100_000;

const SAMPLE = 200;

/** How codes begin that are no tables. */
const CODE = /^\s*(?:\][A-Za-z]\d|\[\)>|[[{(]|(?:DEV|DEVICE|BOX|MASTER)\s*:)/i;

function ofRows(rows: readonly CsvRow[], columns: ListColumns | undefined, separately: boolean): Carton {
  const listed = rows
    .filter((row) => columns === undefined || row.place >= columns.firstPlace)
    .map((row) => ({ row, texts: numbersOf(row, columns) }));
  // With more in a row than a box has, and no names that say what they are, rows mean nothing.
  const isFlat = separately || (columns?.named !== true && listed.some(({ texts }) => texts.length > 2));
  const entries = cartonEntries();
  for (const { row, texts } of listed) {
    const boxes = isFlat && texts.length > 1 ? texts.map((text) => [text]) : [texts];
    for (const box of boxes) enter(entries, row, box, columns);
  }
  const order = columns?.order === undefined ? undefined : listed[0]?.row.cells[columns.order];
  return entries.carton({ ...namedBy('order', order), pairing: columns?.named === true ? 'stated' : 'by-line' });
}

/** A heading of a column that has no IMEI in it at all, such as that of a list whose numbers a spreadsheet has rounded, is no entry. */
function enter(entries: CartonEntries, row: CsvRow, texts: readonly string[], columns: ListColumns | undefined): void {
  const serial = columns?.serial === undefined ? undefined : row.cells[columns.serial]?.trim();
  if (texts.length > 2) entries.problem(row.place, texts.join(' '), 'several');
  else if (texts.length === 0) entries.problem(row.place, row.cells.join(' '), 'missing');
  else if (!entries.box(row.place, texts, serial)) {
    if (columns !== undefined || row.place > 1) entries.problem(row.place, texts.join(' '), 'not-an-imei');
  }
}

function numbersOf({ cells }: CsvRow, columns: ListColumns | undefined): string[] {
  const chosen = columns === undefined ? cells : columns.imeis.map((i) => cells[i] ?? '');
  const texts = chosen.flatMap(numbersInCell);
  // Where no column is known, those cells speak that are numbers of some kind.
  const speaking = columns === undefined ? texts.filter((text) => readNumber(text).kind !== 'other') : texts;
  return speaking.length > 0 ? speaking : columns === undefined ? texts.slice(0, 1) : [];
}

/** A cell may hold two numbers, as `IMEI1,IMEI2` or with a space. */
function numbersInCell(cell: string): string[] {
  const text = cell.trim();
  if (text === '') return [];
  if (readNumber(text).kind === 'imei') return [text];
  const parts = text.split(/[\s,;|/]+/).filter((part) => part !== '');
  return parts.length > 1 && parts.every((part) => /^\d{15}$/.test(part)) ? parts : [text];
}

/** Numbers one behind the other in a single line: nothing says that two of them are one box. */
function ofLine(row: CsvRow): Carton {
  const entries = cartonEntries();
  for (const [i, text] of row.cells.flatMap(numbersInCell).entries()) {
    if (!entries.box(i + 1, [text]) && readNumber(text).kind !== 'other') entries.problem(i + 1, text, 'not-an-imei');
  }
  return entries.carton();
}
