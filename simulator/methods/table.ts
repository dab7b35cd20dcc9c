import { createCustomer } from './customers-create.ts';
import { listCustomers } from './customers-list.ts';
import { claimAsync, unclaimAsync, updateMetadataAsync } from './devices-batches.ts';
import { claim } from './devices-claim.ts';
import { findByIdentifier } from './devices-find-by-identifier.ts';
import { findByOwner } from './devices-find-by-owner.ts';
import { getDevice } from './devices-get.ts';
import { setMetadata } from './devices-metadata.ts';
import { getSimLockState } from './devices-sim-lock.ts';
import { unclaim } from './devices-unclaim.ts';
import type { Method } from './method.ts';
import { getOperation } from './operations-get.ts';
import { listVendorCustomers, listVendors } from './vendors-list.ts';

/** Every method of the partner API, under its name in the discovery document. */
export const methods: Readonly<Record<MethodName, Method>> = {
  'partners.customers.create': createCustomer,
  'partners.customers.list': listCustomers,
  'partners.devices.claim': claim,
  'partners.devices.claimAsync': claimAsync,
  'partners.devices.findByIdentifier': findByIdentifier,
  'partners.devices.findByOwner': findByOwner,
  'partners.devices.get': getDevice,
  'partners.devices.getSimLockState': getSimLockState,
  'partners.devices.metadata': setMetadata,
  'partners.devices.unclaim': unclaim,
  'partners.devices.unclaimAsync': unclaimAsync,
  'partners.devices.updateMetadataAsync': updateMetadataAsync,
  'partners.vendors.list': listVendors,
  'partners.vendors.customers.list': listVendorCustomers,
  'operations.get': getOperation,
};

export type MethodName =
  | 'partners.customers.create'
  | 'partners.customers.list'
  | 'partners.devices.claim'
  | 'partners.devices.claimAsync'
  | 'partners.devices.findByIdentifier'
  | 'partners.devices.findByOwner'
  | 'partners.devices.get'
  | 'partners.devices.getSimLockState'
  | 'partners.devices.metadata'
  | 'partners.devices.unclaim'
  | 'partners.devices.unclaimAsync'
  | 'partners.devices.updateMetadataAsync'
  | 'partners.vendors.list'
  | 'partners.vendors.customers.list'
  | 'operations.get';
