import { isGiven, keysOf, meets, type DeviceIdentifier } from './identifiers.ts';
import { newId } from './ids.ts';
import type { DeviceName } from './requests.ts';

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
  /** The one device that is claimed now and that the request means, by id or by identifier. */
  claimed(name: DeviceName): Device | undefined;
  /** The devices that a search shows: claimed now, and every given identifier fits. In the order of their first claim. */
  search(identifier: DeviceIdentifier): Device[];
  /** Customer by customer, in the order of their claims. */
  ownedBy(customers: ReadonlySet<string>): Device[];
  countOf(customer: string): number;
  /** A claim that is new: of a device never seen, or of one that was unclaimed, which keeps its id. */
  claim(known: Device | undefined, identifier: DeviceIdentifier, owner: string, metadata: Readonly<Record<string, string>>): Device;
  unclaim(device: Device): void;
  saved(): readonly Device[];
}

export function createDevices(saved: readonly Device[]): Devices {
  const byId = new Map<string, Device>();
  const byKey = new Map<string, Device>();
  const bySerial = new Map<string, Set<Device>>();
  const byOwner = new Map<string, Set<Device>>();

  const file = (device: Device): void => {
    byId.set(device.id, device);
    for (const key of keysOf(device.identifier)) byKey.set(key, device);
    const serial = device.identifier.serialNumber?.toLowerCase();
    if (isGiven(serial)) addTo(bySerial, serial, device);
    if (device.owner !== undefined) addTo(byOwner, device.owner, device);
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
    claimed({ deviceId = '', deviceIdentifier }) {
      const candidates = deviceIdentifier === undefined ? [byId.get(deviceId)] : named(deviceIdentifier);
      const [device, second] = candidates.filter(
        (one) => one?.owner !== undefined && (deviceIdentifier === undefined || meets(one.identifier, deviceIdentifier)),
      );
      return second === undefined ? device : undefined;
    },
    search(identifier) {
      const sameSerial = bySerial.get(identifier.serialNumber?.toLowerCase() ?? '') ?? [];
      const candidates = new Set([...named(identifier), ...sameSerial]);
      return [...candidates].filter((device) => device.owner !== undefined && meets(device.identifier, identifier));
    },
    ownedBy: (customers) => [...customers].flatMap((customer) => [...(byOwner.get(customer) ?? [])]),
    countOf: (customer) => byOwner.get(customer)?.size ?? 0,
    claim(known, identifier, owner, metadata) {
      const device = known ?? { id: newId(byId), identifier, owner, metadata };
      for (const key of keysOf(device.identifier)) if (byKey.get(key) === device) byKey.delete(key);
      Object.assign(device, { identifier, owner, metadata });
      file(device);
      return device;
    },
    unclaim(device) {
      byOwner.get(device.owner ?? '')?.delete(device);
      device.owner = undefined;
      device.metadata = {};
    },
    saved: () => [...byId.values()],
  };
}

function addTo(index: Map<string, Set<Device>>, key: string, device: Device): void {
  const devices = index.get(key);
  if (devices === undefined) index.set(key, new Set([device]));
  else devices.add(device);
}
