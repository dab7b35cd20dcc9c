import type { DeviceIdentifiers } from './device-record.ts';
import type { Identifier } from './identifiers.ts';
import { readLabel, type LabelRefusal, type Reading } from './label.ts';

/** What somebody wants to know more about, out of whatever codes of its box were read. */
export type WantedDevice =
  | { readonly kind: 'named'; readonly identifiers: DeviceIdentifiers }
  | { readonly kind: 'refused'; readonly reason: LabelRefusal; readonly codes: readonly Identifier[] };

/**
 * Names the device of these codes. A question does less harm than a claim, so a MEID or a serial number will do where there is no IMEI;
 * but a misread IMEI, or the codes of several boxes, would only bring the answer about another device.
 */
export function wantedDevice(readings: readonly Reading[]): WantedDevice {
  const label = readLabel(readings);
  if (label.kind === 'device') {
    const [imei, imei2] = label.imeis;
    return { kind: 'named', identifiers: { imei, ...(imei2 !== undefined && { imei2 }) } };
  }
  const meid = label.codes.find((code) => code.kind === 'meid')?.value;
  const serialNumber = label.codes.find((code) => code.kind === 'serial')?.value;
  const isNamed = meid !== undefined || serialNumber !== undefined;
  if (!isNamed || label.reason === 'bad-check-digit' || label.reason === 'several-boxes') return label;
  return { kind: 'named', identifiers: { ...(meid !== undefined && { meid }), ...(serialNumber !== undefined && { serialNumber }) } };
}

/** One question for each name: Google wants every identifier of a question to fit, and may know only one of two IMEIs. */
export function questionsFor({ imei, imei2, meid, serialNumber }: DeviceIdentifiers): DeviceIdentifiers[] {
  const numbers: DeviceIdentifiers[] = [
    ...(imei === undefined ? [] : [{ imei }]),
    ...(imei2 === undefined ? [] : [{ imei: imei2 }]),
    ...(meid === undefined ? [] : [{ meid }]),
  ];
  return numbers.length > 0 || serialNumber === undefined ? numbers : [{ serialNumber }];
}
