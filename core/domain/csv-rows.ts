/** One row of a table, with its number as a spreadsheet counts rows: from 1, and blank ones too. */
export interface CsvRow {
  readonly place: number;
  readonly cells: readonly string[];
}

/**
 * Reads text as rows of cells (RFC 4180, with any line ends). A quotation mark that is never closed is taken for a letter: it must not
 * swallow the rows behind it. Linear in the length of the text.
 * @param separator between cells; empty where each line is one cell
 */
export function* csvRows(text: string, separator: string): Generator<CsvRow, void> {
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let place = 0;
  let quotes = true;
  while (at < text.length) {
    const start = at;
    const cells: string[] = [];
    place++;
    for (let open = true; open;) {
      if (quotes && text[at] === '"') {
        const cell = quotedCell(text, at + 1);
        if (cell === undefined) {
          quotes = false;
          at = start;
          cells.length = 0;
          continue;
        }
        const end = cellEnd(text, cell.next, separator);
        // What stands behind the closing mark belongs to the cell all the same.
        cells.push(cell.text + text.slice(cell.next, end));
        at = end;
      } else {
        const end = cellEnd(text, at, separator);
        cells.push(text.slice(at, end));
        at = end;
      }
      open = separator !== '' && text[at] === separator;
      if (open) at++;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 2;
    else at++;
    yield { place, cells };
  }
}

/**
 * The separator of a table: the one of comma, semicolon, tab and pipe that the first lines have in common most often; empty where they have
 * none. `sep=;` in the first line is Excel's way to say it.
 */
export function separatorOf(text: string): string {
  const said = /^\ufeff?"?sep=([,;\t|])"?\s*$/m.exec(text.slice(0, 12))?.[1];
  if (said !== undefined) return said;
  const lines = text
    .slice(0, SAMPLE)
    .split(/\r\n|[\r\n]/, 200)
    .filter((line) => line.trim() !== '');
  let best = { separator: '', lines: 0 };
  for (const separator of ['\t', ';', ',', '|']) {
    const having = lines.filter((line) => unquoted(line).includes(separator)).length;
    if (having > best.lines) best = { separator, lines: having };
  }
  return best.separator;
}

const SAMPLE = 20_000;

/** The text up to the closing mark, where two marks are one, and what comes next; undefined without one. */
function quotedCell(text: string, from: number): { readonly text: string; readonly next: number } | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return { text: text.slice(from, at).replaceAll('""', '"'), next: at + 1 };
  }
  return undefined;
}

function cellEnd(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function unquoted(line: string): string {
  return line.replaceAll(/"[^"]*"/g, '').replaceAll(DECIMAL_COMMA, '');
}

// 3,56938E+14 in a list of one column: its comma separates nothing.
const DECIMAL_COMMA = /\b\d,\d+E\+?\d+/gi;
