import type { CsvRow } from './csv-rows.ts';
import { folded } from './folding.ts';
import { hasKnownReportingBody } from './imei.ts';
import { readNumber } from './number-text.ts';

/** Which cells of a list's rows mean what. */
export interface ListColumns {
  readonly imeis: readonly number[];
  /** Every row up to this one is above the list. */
  readonly firstPlace: number;
  /** Whether names above the columns say so, or only what stands in them. */
  readonly named: boolean;
  readonly serial: number | undefined;
  readonly order: number | undefined;
}

/**
 * Finds the columns of IMEIs by the names above them, else by what stands in them; undefined where no column has any.
 * @param rows the first ones of the list
 */
export function listColumns(rows: readonly CsvRow[]): ListColumns | undefined {
  for (const [at, { place, cells }] of rows.slice(0, MOST_ABOVE).entries()) {
    const names = cells.map(nameOf);
    const imeis = names.flatMap((name, i) => (name === 'imei' && !/\d{8}/.test(cells[i] ?? '') ? [i] : []));
    // A title may speak of IMEIs too, and then there is none below it.
    const holds = rows.slice(at + 1).some((row) => imeis.some((i) => readNumber(row.cells[i] ?? '').kind !== 'other'));
    if (imeis.length === 0 || !holds) continue;
    return { imeis, firstPlace: place + 1, named: true, serial: only(names, 'serial'), order: only(names, 'order') };
  }
  return byContent(rows);
}

/** A title and a date may stand above the names. */
const MOST_ABOVE = 10;

/** Every language that we know writes IMEI; numbers of the software are another thing. */
function nameOf(cell: string): 'imei' | 'serial' | 'order' | undefined {
  const name = folded(cell).replaceAll(/[^a-z0-9]/g, '');
  if (name.length > 40) return undefined;
  if (name.includes('imei') && !name.includes('imeisv')) return 'imei';
  if (SERIAL.has(name)) return 'serial';
  return ORDER.has(name) ? 'order' : undefined;
}

const SERIAL = new Set(
  'serial serialno serialnumber sn seriennummer seriennr numerodeserie numserie nserie numeroserie numerseryjny nrseryjny'.split(' '),
);
const ORDER = new Set(
  'order orderno ordernumber po ponumber bestellnummer bestellnr auftrag auftragsnummer pedido numerodepedido commande numerodecommande zamowienie numerzamowienia nrzamowienia'.split(
    ' ',
  ),
);

function only(names: readonly (string | undefined)[], wanted: string): number | undefined {
  const at = names.indexOf(wanted);
  return at < 0 ? undefined : at;
}

/**
 * The column with the most IMEIs, and any other in which nearly everything is one: a serial number of fifteen digits passes the check one time
 * in ten, so a column of those is none.
 */
function byContent(rows: readonly CsvRow[]): ListColumns | undefined {
  const counts: { filled: number; imeis: number }[] = [];
  for (const { cells } of rows) {
    for (const [i, cell] of cells.entries()) {
      if (cell.trim() === '') continue;
      const count = (counts[i] ??= { filled: 0, imeis: 0 });
      count.filled++;
      if (isImei(cell)) count.imeis++;
    }
  }
  const most = Math.max(0, ...counts.map((count) => count?.imeis ?? 0));
  if (most === 0) return undefined;
  const best = counts.findIndex((count) => count?.imeis === most);
  const imeis = counts.flatMap((count, i) => (i === best || (count !== undefined && count.imeis >= count.filled * NEARLY_ALL) ? [i] : []));
  // Names that we do not know stand above the first row with a digit in its column.
  const first = rows.find(({ cells }) => imeis.some((i) => /\d/.test(cells[i] ?? '')));
  return { imeis, firstPlace: first?.place ?? 1, named: false, serial: undefined, order: undefined };
}

const NEARLY_ALL = 0.8;

function isImei(cell: string): boolean {
  const read = readNumber(cell);
  return read.kind === 'imei' && hasKnownReportingBody(read.imei);
}
