import { asText, asWritten, csvText, plain } from './csv.ts';
import type { DeviceIdentifiers, Metadata } from './device-record.ts';

/** A device as a report has it. */
export interface ReportedDevice {
  readonly deviceId: string;
  readonly identifiers: DeviceIdentifiers;
  readonly claims: readonly { readonly section: string; readonly reseller?: string | undefined }[];
  readonly metadata: Metadata;
}

/** The devices of one customer as CSV, by the rules of `csv.ts`, in the order in which Google listed them. */
export function deviceCsv(customer: { readonly id: string; readonly name: string }, devices: readonly ReportedDevice[]): string {
  const rows = devices.map(({ deviceId, identifiers, claims, metadata }) => [
    plain(customer.name),
    asText(customer.id),
    asText(identifiers.imei ?? ''),
    asText(identifiers.imei2 ?? ''),
    asWritten(identifiers.meid ?? ''),
    asWritten(identifiers.serialNumber ?? ''),
    asWritten(identifiers.manufacturer ?? ''),
    asWritten(identifiers.model ?? ''),
    asWritten(metadata['ordernumber'] ?? ''),
    asWritten(metadata['phonenumber'] ?? ''),
    asText(deviceId),
    asText(claims[0]?.reseller ?? ''),
    plain(claims.map(({ section }) => section).join(' ')),
  ]);
  return csvText([HEADINGS, ...rows]);
}

/**
 * The file's name: sorts by customer and minute, and says when the list is not whole.
 * @param at milliseconds since 1970
 */
export function deviceCsvName(customer: string, at: number, whole: boolean): string {
  const [day = '', time = ''] = new Date(at).toISOString().split('T');
  return `claimstation-devices-${customer.replaceAll(/\D/g, '')}-${day}-${time.slice(0, 5).replace(':', '')}${whole ? '' : '-not-all'}.csv`;
}

const HEADINGS = [
  'customer',
  'customer_id',
  'imei',
  'imei2',
  'meid',
  'serial_number',
  'manufacturer',
  'model',
  'order_number',
  'phone_number',
  'device_id',
  'reseller_id',
  'section',
];
