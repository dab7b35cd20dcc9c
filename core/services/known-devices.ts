import { isScanned, type Box } from '../domain/box.ts';
import type { DeviceRecord } from '../domain/device-record.ts';
import type { Journal } from '../ports/journal.ts';
import type { PartnerApi } from '../ports/partner-api.ts';
import type { Directory } from './directory.ts';

/** A device as Google has it, with what this station adds: who its owners are, and which box stands for it. */
export interface KnownDevice {
  readonly record: DeviceRecord;
  readonly claims: readonly KnownClaim[];
  readonly box: Box | undefined;
}

export interface KnownClaim {
  readonly section: string;
  readonly owner: { readonly id: string; readonly name: string | undefined } | undefined;
  readonly reseller: string | undefined;
  /** Claimed by us, for a customer of ours. */
  readonly ours: boolean;
}

export interface KnownDevices {
  /** With the customers that are known now. */
  of(record: DeviceRecord): KnownDevice;
  /** The same; but where we claimed for a customer that is not in the list, the list is old, and is asked for once more. */
  withNewNames(records: readonly DeviceRecord[]): Promise<KnownDevice[]>;
  /** The box that stands for this device, if any; not one that was let go. */
  boxOf(device: Pick<DeviceRecord, 'deviceId' | 'identifiers'>): Box | undefined;
}

export function knownDevices(parts: {
  readonly journal: Journal;
  readonly partner: () => PartnerApi | undefined;
  readonly directory: Pick<Directory, 'known' | 'list'>;
}): KnownDevices {
  const { journal, partner, directory } = parts;
  const boxOf: KnownDevices['boxOf'] = ({ deviceId, identifiers }) =>
    journal.boxesNamed(deviceId, MOST_BOXES).find((box) => isScanned(box)) ?? journal.boxOfDevice(identifiers);
  const of = (record: DeviceRecord): KnownDevice => ({
    record,
    claims: record.claims.map(({ section, owner, reseller }) => {
      const name = directory.known().find(({ id }) => id === owner)?.name;
      return {
        section,
        owner: owner === undefined ? undefined : { id: owner, name },
        reseller,
        ours: name !== undefined && reseller !== undefined && reseller === partner()?.partnerId,
      };
    }),
    box: boxOf(record),
  });
  return {
    of,
    boxOf,
    async withNewNames(records) {
      const isNew = (device: KnownDevice): boolean =>
        device.claims.some(({ owner, reseller }) => owner !== undefined && owner.name === undefined && reseller === partner()?.partnerId);
      const devices = records.map(of);
      if (!devices.some(isNew)) return devices;
      await directory.list(true);
      return records.map(of);
    },
  };
}

const MOST_BOXES = 100;
