import { randomBytes } from 'node:crypto';
import { isGiven, keysOf, meets, type DeviceIdentifier } from './identifiers.ts';

/** A device that this reseller has claimed at least once. */
export interface Device {
  readonly id: string;
  identifier: DeviceIdentifier;
  /** Customer id; undefined after an unclaim. */
  owner: string | undefined;
  metadata: Readonly<Record<string, string>>;
}

export interface Devices {
  get(id: string): Device | undefined;
  /** The devices that these identifiers name, whoever owns them. More than one when the identifiers of two are mixed. */
  named(identifier: DeviceIdentifier): Device[];
  /** The devices that a search shows: claimed now, and every given identifier fits. In the order of their first claim. */
  search(identifier: DeviceIdentifier): Device[];
  ownedBy(customers: ReadonlySet<string>): Device[];
  /** A claim that is new: of a device never seen, or of one that was unclaimed, which keeps its id. */
  claim(known: Device | undefined, identifier: DeviceIdentifier, owner: string, metadata: Readonly<Record<string, string>>): Device;
  unclaim(device: Device): void;
  saved(): readonly Device[];
}

export function createDevices(saved: readonly Device[]): Devices {
  const byId = new Map<string, Device>();
  const byKey = new Map<string, Device>();
  const bySerial = new Map<string, Set<Device>>();

  const file = (device: Device): void => {
    byId.set(device.id, device);
    for (const key of keysOf(device.identifier)) byKey.set(key, device);
    const serial = device.identifier.serialNumber?.toLowerCase();
    if (!isGiven(serial)) return;
    const sameSerial = bySerial.get(serial) ?? new Set();
    bySerial.set(serial, sameSerial.add(device));
  };
  for (const device of saved) file({ ...device });

  const named = (identifier: DeviceIdentifier): Device[] => {
    const found = new Set<Device>();
    for (const key of keysOf(identifier)) {
      const device = byKey.get(key);
      if (device !== undefined) found.add(device);
    }
    return [...found];
  };

  return {
    get: (id) => byId.get(id),
    named,
    search(identifier) {
      const sameSerial = bySerial.get(identifier.serialNumber?.toLowerCase() ?? '') ?? [];
      const candidates = new Set([...named(identifier), ...sameSerial]);
      return [...candidates].filter((device) => device.owner !== undefined && meets(device.identifier, identifier));
    },
    ownedBy: (customers) => [...byId.values()].filter((device) => device.owner !== undefined && customers.has(device.owner)),
    claim(known, identifier, owner, metadata) {
      const device = known ?? { id: newDeviceId(byId), identifier, owner, metadata };
      Object.assign(device, { identifier, owner, metadata });
      file(device);
      return device;
    },
    unclaim(device) {
      device.owner = undefined;
      device.metadata = {};
    },
    saved: () => [...byId.values()],
  };
}

function newDeviceId(taken: ReadonlyMap<string, unknown>): string {
  for (;;) {
    const id = randomDigits(17, 19);
    if (!taken.has(id)) return id;
  }
}

/** Random digits, as many as an id of Google has, within an int64 and never with a leading zero. */
export function randomDigits(least: number, most: number): string {
  const bytes = randomBytes(most + 2);
  const length = least + ((bytes[0] ?? 0) % (most - least + 1));
  const first = 1 + ((bytes[1] ?? 0) % 8);
  return `${first}${[...bytes.subarray(2, length + 1)].map((byte) => byte % 10).join('')}`;
}
