import type { KnownDevice } from '../core/services/known-devices.ts';
import type { DeviceView } from '../core/views/device.ts';
import { boxView, given } from './station-view.ts';

/** A device as the window sees it. */
export function deviceView({ record, claims, box }: KnownDevice): DeviceView {
  return {
    deviceId: record.deviceId,
    identifiers: given(record.identifiers),
    claims: claims.map(({ section, owner, reseller, ours }) => ({
      section,
      ...(owner !== undefined && { owner: { id: owner.id, ...(owner.name !== undefined && { name: owner.name }) } }),
      ...(reseller !== undefined && { reseller }),
      ours,
    })),
    metadata: { ...record.metadata },
    ...(box !== undefined && { box: boxView(box) }),
  };
}
