import type { CustomErrorCode } from '../http/reply.ts';
import type { PartnerClaim } from './claim-request.ts';
import type { Device } from './devices.ts';
import { faultOf, isGiven, type DeviceIdentifier } from './identifiers.ts';
import type { World } from './world.ts';

/** What Google did with one claim. `device` is set when it is now the customer's. */
export type ClaimOutcome =
  | { readonly kind: 'claimed'; readonly device: Device }
  | { readonly kind: 'refused'; readonly why: Why; readonly code: CustomErrorCode; readonly message: string };

export type Why = 'identifier' | 'section' | 'customer' | 'not-yours' | 'already-exists' | 'parameter';

/** Works on one claim: the same for `claim` and for each device of `claimAsync`, at the moment its turn comes. */
export function claimDevice(claim: PartnerClaim, world: World): ClaimOutcome {
  const identifier = claim.deviceIdentifier ?? {};
  const known = world.devices.named(identifier);
  world.ledger.attempted(known[0], identifier);
  const refusal = refusalOf(claim, identifier, world);
  if (refusal !== undefined) return refusal;

  const customer = claim.customerId ?? '';
  if (isForeign(identifier, world)) {
    world.ledger.foreign(identifier);
    return notYours();
  }
  if (known.some((device) => device.owner !== undefined && device.owner !== customer)) return notYours();
  const [owned, second] = known.filter((device) => device.owner === customer);
  if (second !== undefined) return refused('identifier', 'INVALID_IDENTIFIER_SET', 'The identifiers belong to more than one device.');
  if (owned !== undefined) {
    if (world.levers.repeatClaim === 'success') return { kind: 'claimed', device: owned };
    return refused('already-exists', 'DEVICE_ALREADY_EXISTS', 'Device already exists');
  }
  const device = world.devices.claim(known[0], identifier, customer, claim.deviceMetadata?.entries ?? {});
  world.ledger.claimed(device);
  return { kind: 'claimed', device };
}

function refusalOf(claim: PartnerClaim, identifier: DeviceIdentifier, world: World): ClaimOutcome | undefined {
  if (claim.sectionType !== 'SECTION_TYPE_ZERO_TOUCH') return refused('section', 'INVALID_SECTION_TYPE', 'Invalid section type');
  const fault = faultOf(identifier);
  if (fault !== undefined) return refused('identifier', fault, `Invalid device identifier: ${fault}`);
  if (!world.customers.some((customer) => customer.companyId === claim.customerId)) {
    return refused('customer', 'INVALID_CUSTOMER_ID', 'The customer is not a customer of this reseller.');
  }
  // In the discovery document, but a production client was refused with it; see shared facts, section 3.
  const misplaced = [claim.configurationId, claim.simlockProfileId, claim.preProvisioningToken, claim.googleWorkspaceCustomerId];
  return misplaced.some(isGiven)
    ? refused('parameter', 'INVALID_PARAMETER', 'A field of the claim cannot be set for this device.')
    : undefined;
}

function isForeign(identifier: DeviceIdentifier, world: World): boolean {
  return [identifier.imei, identifier.imei2].some((imei) => imei !== undefined && world.foreignImeis.has(imei));
}

function notYours(): ClaimOutcome {
  return refused('not-yours', 'DEVICE_ALREADY_EXISTS', 'The device is claimed by another company.');
}

function refused(why: Why, code: CustomErrorCode, message: string): ClaimOutcome {
  return { kind: 'refused', why, code, message };
}
