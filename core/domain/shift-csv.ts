import type { Box, BoxState } from './box.ts';
import type { ShiftSummary } from './shift.ts';

/**
 * A shift as CSV: RFC 4180, CRLF, UTF-8 with a byte order mark. Number-like texts are written as `="…"`, the one form that Excel, LibreOffice
 * and Google Sheets all keep as text: a plain 15-digit IMEI would come back as 3.56938E+14.
 * @param boxes in order of acceptance
 */
export function shiftCsv(summary: ShiftSummary, boxes: Iterable<Box>): string {
  const lines = [HEADINGS];
  for (const box of boxes) {
    lines.push([
      new Date(box.acceptedAt).toISOString(),
      plain(box.customer.name),
      asText(box.customer.id),
      asText(box.identifiers.imei ?? ''),
      asText(box.identifiers.imei2 ?? ''),
      STATE[box.state],
      plain(box.reason ?? ''),
      box.state === 'held' ? plain(box.code ?? '') : '',
      asText(box.deviceId ?? ''),
      box.source,
      summary.shift,
      asText(box.identifiers.meid ?? ''),
      asText(box.identifiers.serialNumber ?? ''),
      plain(box.identifiers.manufacturer ?? ''),
      plain(box.identifiers.model ?? ''),
    ]);
  }
  return `\uFEFF${lines.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/** The file's name: sorts by day, says the hour, holds nothing that a file system refuses. */
export function shiftCsvName(summary: ShiftSummary): string {
  const [day, time] = new Date(summary.startedAt).toISOString().split('T');
  return `claimstation-shift-${day}-${(time ?? '').slice(0, 5).replace(':', '')}.csv`;
}

const HEADINGS = [
  'accepted_at_utc',
  'customer',
  'customer_id',
  'imei',
  'imei2',
  'state',
  'reason',
  'google_code',
  'device_id',
  'scanned_by',
  'shift',
  'meid',
  'serial_number',
  'manufacturer',
  'model',
];

const STATE: Readonly<Record<BoxState, 'claimed' | 'waiting' | 'needs attention' | 'released'>> = {
  waiting: 'waiting',
  sent: 'waiting',
  processing: 'waiting',
  unsure: 'waiting',
  claimed: 'claimed',
  held: 'needs attention',
  releasing: 'waiting',
  unclaiming: 'waiting',
  released: 'released',
};

function asText(number: string): string {
  return /^\d+$/.test(number) ? `="${number}"` : plain(number);
}

// A customer may be called "=HYPERLINK(…)"; a spreadsheet must not run it. Some take the full-width signs for the narrow ones.
function plain(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
