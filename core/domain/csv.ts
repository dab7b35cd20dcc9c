/** Rows as CSV: RFC 4180, CRLF, UTF-8 with a byte order mark, which Excel needs to see that it is UTF-8. */
export function csvText(rows: Iterable<readonly string[]>): string {
  return `\uFEFF${Array.from(rows, (cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/**
 * Digits as `="…"`, the one form that Excel, LibreOffice and Google Sheets all keep as text: a plain 15-digit IMEI would come back as
 * 3.56938E+14.
 */
export function asText(number: string): string {
  return /^\d+$/.test(number) ? `="${number}"` : plain(number);
}

/** The same for what is not all digits and is taken for a number or a date all the same: MEID 99000123456E78, serial 12-11-20, order 1/2. */
export function asWritten(text: string): string {
  return READS_AS_A_VALUE.test(text) ? `="${text}"` : plain(text);
}

// No quotation mark among them: nothing can break out of the formula that it becomes.
const READS_AS_A_VALUE = /^(?:\+?\d[\d .,:/-]*(?:E\d+)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ ./-]?\d+|true|false)$/i;

/** A customer may be called "=HYPERLINK(…)"; a spreadsheet must not run it. Some take the full-width signs for the narrow ones. */
export function plain(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
