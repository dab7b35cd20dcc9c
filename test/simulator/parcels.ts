import { luhnDigit } from '../../core/domain/luhn.ts';
import type { Api } from './google-client.ts';

export const northwind = '1048576201';
export const northwindNordic = '1048576202';

/** The nth invented IMEI. */
export function imei(n: number): string {
  const digits = `35123456${String(n).padStart(6, '0')}`;
  return `${digits}${luhnDigit(digits)}`;
}

/** A claim as the station sends it. */
export function claimOf(identifier: string | { imei: string; imei2: string }, customerId = northwind, box?: string) {
  const deviceIdentifier = typeof identifier === 'string' ? { imei: identifier } : identifier;
  const metadata = box === undefined ? {} : { deviceMetadata: { entries: { ordernumber: box } } };
  return { deviceIdentifier, customerId, sectionType: 'SECTION_TYPE_ZERO_TOUCH', ...metadata };
}

export async function claimAll(api: Api, partnerId: string, claims: object[]): Promise<string> {
  const { data } = await api.partners.devices.claimAsync({ partnerId, requestBody: { claims } });
  return data.name ?? '';
}

export async function operation(api: Api, name: string) {
  return (await api.operations.get({ name })).data;
}

/** The device's status and error code in each row of an operation, without the common prefix. */
export async function results(api: Api, name: string): Promise<string[]> {
  const { response } = await operation(api, name);
  const rows =
    (response as { perDeviceStatus?: { result: { status: string; errorIdentifier?: string } }[] } | undefined)?.perDeviceStatus ?? [];
  return rows.map(({ result }) => [result.status.replace('SINGLE_DEVICE_STATUS_', ''), result.errorIdentifier].filter(Boolean).join(' '));
}

/** A Wi-Fi tablet: no IMEI, so all three are needed. */
export function tablet(serialNumber: string, model = 'Tab 7') {
  return { serialNumber, manufacturer: 'Acme', model };
}

/** The nth invented MEID. */
export function meid(n: number): string {
  return `A1000000${n.toString(16).toUpperCase().padStart(6, '0')}`;
}

/** A claim by any identifier. */
export function claimBy(deviceIdentifier: object, customerId = northwind) {
  return { deviceIdentifier, customerId, sectionType: zeroTouch };
}

export const zeroTouch = 'SECTION_TYPE_ZERO_TOUCH';
