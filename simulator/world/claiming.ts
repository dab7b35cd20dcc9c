import type { CustomErrorCode } from '../http/reply.ts';
import type { Device } from './devices.ts';
import { contradicts, faultOf, isGiven, type DeviceIdentifier } from './identifiers.ts';
import type { PartnerClaim } from './requests.ts';
import { strangerOf } from './strangers.ts';
import { vendorsCustomer } from './vendors.ts';
import type { World } from './world.ts';

/** What Google did with one claim. `device` is set when it is now the customer's. */
export type ClaimOutcome =
  | { readonly kind: 'claimed'; readonly device: Device }
  | { readonly kind: 'refused'; readonly why: Why; readonly code: CustomErrorCode; readonly message: string };

export type Why = 'identifier' | 'section' | 'customer' | 'terms' | 'not-yours' | 'already-exists' | 'precondition' | 'limit' | 'parameter';

/** Works on one claim: the same for `claim` and for each device of `claimAsync`, at the moment its turn comes. */
export function claimDevice(claim: PartnerClaim, world: World): ClaimOutcome {
  const identifier = claim.deviceIdentifier;
  const known = world.devices.named(identifier);
  world.keep({ ledger: world.ledger.attempted(known[0], identifier) });
  const customer = claim.customerId ?? '';
  const refusal = refusalOf(claim, identifier, world);
  if (refusal !== undefined) return refusal;

  if (strangerOf(identifier) !== undefined) {
    world.keep({ ledger: world.ledger.foreign(identifier) });
    return notYours();
  }
  if (known.some((device) => device.owner !== undefined && device.owner !== customer)) return notYours();
  const [owned, second] = known.filter((device) => device.owner === customer);
  if (second !== undefined) return refused('identifier', 'INVALID_IDENTIFIER_SET', 'The identifiers belong to more than one device.');
  if (owned !== undefined) return repeatedClaim(owned, identifier, world);
  const limit = world.levers.deviceLimit;
  if (limit !== undefined && world.devices.countOf(customer) >= limit) {
    return refused('limit', 'INVALID_OPERATION', 'The customer has as many devices as it may have.');
  }
  const device = world.devices.claim(known[0], identifier, customer, withoutEmpty(claim.deviceMetadata?.entries ?? {}));
  world.keep({ device });
  world.keep({ ledger: world.ledger.claimed(device) });
  return { kind: 'claimed', device };
}

/** To delete a value is to send an empty one (developers.google.com/zero-touch/guides/metadata). */
export function withoutEmpty(entries: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== ''));
}

function repeatedClaim(owned: Device, identifier: DeviceIdentifier, { levers }: World): ClaimOutcome {
  const contradiction = contradicts(owned.identifier, identifier);
  if (contradiction !== undefined) return refused('precondition', contradiction, 'Precondition check failed.');
  switch (levers.repeatClaim) {
    case 'success':
      return { kind: 'claimed', device: owned };
    case 'already-exists':
      return refused('already-exists', 'DEVICE_ALREADY_EXISTS', 'Device already exists');
    case 'precondition':
      return refused('precondition', 'DEVICE_ALREADY_EXISTS', 'Precondition check failed.');
    case 'not-yours':
      return notYours();
  }
}

function refusalOf(claim: PartnerClaim, identifier: DeviceIdentifier, world: World): ClaimOutcome | undefined {
  if (claim.sectionType !== 'SECTION_TYPE_ZERO_TOUCH') return refused('section', 'INVALID_SECTION_TYPE', 'Invalid section type');
  const fault = faultOf(identifier) ?? unlaunched(identifier, world.levers.launchedModels);
  if (fault !== undefined) return refused('identifier', fault, `Invalid device identifier: ${fault}`);
  const customer = world.customers.get(claim.customerId ?? '') ?? vendorsCustomer(claim.customerId ?? '');
  if (customer === undefined) return refused('customer', 'INVALID_CUSTOMER_ID', 'The customer is not a customer of this reseller.');
  // In the discovery document, but a production client was refused with it; see shared facts, section 3.
  const misplaced = [claim.configurationId, claim.simlockProfileId, claim.preProvisioningToken, claim.googleWorkspaceCustomerId];
  if (misplaced.some(isGiven) || identifier.deviceType === 'DEVICE_TYPE_CHROME_OS' || isGiven(identifier.chromeOsAttestedDeviceId)) {
    return refused('parameter', 'INVALID_PARAMETER', 'A field of the claim cannot be set for this device.');
  }
  const accepted = customer.termsStatus === 'TERMS_STATUS_ACCEPTED' || world.levers.terms === 'ignored';
  return accepted ? undefined : refused('terms', 'AUTHORIZATION_FAIL', 'The customer has not accepted the latest Terms of Service.');
}

/** With the lever `launchedModels`: Google knows every maker and model that was launched, and takes no other. */
function unlaunched(
  { manufacturer, model }: DeviceIdentifier,
  launched: Readonly<Record<string, readonly string[]>> | undefined,
): CustomErrorCode | undefined {
  if (launched === undefined || !isGiven(manufacturer)) return undefined;
  const models = Object.hasOwn(launched, manufacturer) ? launched[manufacturer] : undefined;
  if (models === undefined) return 'INVALID_MANUFACTURER';
  return isGiven(model) && !models.includes(model) ? 'INVALID_MODEL' : undefined;
}

function notYours(): ClaimOutcome {
  return refused('not-yours', 'DEVICE_ALREADY_EXISTS', 'The device is claimed by another company.');
}

function refused(why: Why, code: CustomErrorCode, message: string): ClaimOutcome {
  return { kind: 'refused', why, code, message };
}
