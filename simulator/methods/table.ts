import { claim } from './devices-claim.ts';
import { claimAsync } from './devices-claim-async.ts';
import { findByIdentifier } from './devices-find-by-identifier.ts';
import { findByOwner } from './devices-find-by-owner.ts';
import { unclaim } from './devices-unclaim.ts';
import { listCustomers } from './customers-list.ts';
import { getOperation } from './operations-get.ts';

/** The route table: every method that the simulator has, under its name in the discovery document. */
export const methods = {
  'partners.customers.list': listCustomers,
  'partners.devices.claim': claim,
  'partners.devices.claimAsync': claimAsync,
  'partners.devices.findByIdentifier': findByIdentifier,
  'partners.devices.findByOwner': findByOwner,
  'partners.devices.unclaim': unclaim,
  'operations.get': getOperation,
};

export type MethodName = keyof typeof methods;
