import type { Box, BoxState } from './box.ts';
import { asText, asWritten, csvText, plain } from './csv.ts';
import type { ShiftSummary } from './shift.ts';

/**
 * A shift as CSV, by the rules of `csv.ts`.
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
      asWritten(box.identifiers.meid ?? ''),
      asWritten(box.identifiers.serialNumber ?? ''),
      asWritten(box.identifiers.manufacturer ?? ''),
      asWritten(box.identifiers.model ?? ''),
    ]);
  }
  return csvText(lines);
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

const STATE: Readonly<Record<BoxState, 'claimed' | 'waiting' | 'needs attention' | 'released' | 'taken back'>> = {
  waiting: 'waiting',
  sent: 'waiting',
  processing: 'waiting',
  unsure: 'waiting',
  claimed: 'claimed',
  held: 'needs attention',
  releasing: 'waiting',
  unclaiming: 'waiting',
  released: 'released',
  undone: 'taken back',
};
