import { int64, listOf, message, read, text } from '../http/message.ts';
import { refusal } from '../http/reply.ts';
import { SectionType } from '../world/claim-request.ts';
import { deviceList } from './device-list.ts';
import type { Method } from './method.ts';

const FindDevicesByOwnerRequest = message('type.googleapis.com/google.android.device.provisioning.v1.FindDevicesByOwnerRequest', {
  customerId: listOf(int64),
  googleWorkspaceCustomerId: listOf(text),
  sectionType: SectionType,
  limit: int64,
  pageToken: text,
});

/** `partners.devices.findByOwner`: the devices that this reseller claimed for the customers, oldest first. */
export const findByOwner: Method = {
  verb: 'POST',
  path: 'v1/partners/{partnerId}/devices:findByOwner',
  handle(call, world) {
    const request = read(FindDevicesByOwnerRequest, call.body);
    if (!request.ok) return request.reply;
    const { customerId = [], googleWorkspaceCustomerId = [], sectionType } = request.value;
    if (sectionType !== 'SECTION_TYPE_ZERO_TOUCH') return refusal('INVALID_ARGUMENT', 'Invalid section type', 'INVALID_SECTION_TYPE');
    if (customerId.length + googleWorkspaceCustomerId.length === 0) {
      return refusal('INVALID_ARGUMENT', 'At least one customer is required.', 'INVALID_CUSTOMER_ID');
    }
    const known = new Set(world.customers.map((customer) => customer.companyId));
    if (customerId.some((id) => !known.has(id))) {
      return refusal('PERMISSION_DENIED', 'The customer is not a customer of this reseller.', 'INVALID_CUSTOMER_ID');
    }
    return deviceList(world.devices.ownedBy(new Set(customerId)), request.value, world);
  },
};
