import { refusal } from '../http/reply.ts';
import { vendorsCustomer } from '../world/vendors.ts';
import { deviceList, type PageRequest } from './device-list.ts';
import type { Method } from './method.ts';

interface FindDevicesByOwnerRequest extends PageRequest {
  readonly sectionType: string;
  readonly customerId?: readonly string[];
  readonly googleWorkspaceCustomerId?: readonly string[];
}

/** `partners.devices.findByOwner`: the devices that this reseller claimed for the customers, oldest claim first. */
export const findByOwner: Method<FindDevicesByOwnerRequest> = {
  handle({ body }, world) {
    const { customerId = [], googleWorkspaceCustomerId = [], sectionType } = body;
    if (sectionType !== 'SECTION_TYPE_ZERO_TOUCH') return refusal('INVALID_ARGUMENT', 'Invalid section type', 'INVALID_SECTION_TYPE');
    if (customerId.length + googleWorkspaceCustomerId.length === 0) {
      return refusal('INVALID_ARGUMENT', 'At least one customer is required.', 'INVALID_CUSTOMER_ID');
    }
    if (customerId.some((id) => world.customers.get(id) === undefined && vendorsCustomer(id) === undefined)) {
      return refusal('PERMISSION_DENIED', 'The customer is not a customer of this reseller.', 'INVALID_CUSTOMER_ID');
    }
    return deviceList(world.devices.ownedBy(new Set(customerId)), body, world);
  },
};
