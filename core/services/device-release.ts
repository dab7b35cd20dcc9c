import type { Box } from '../domain/box.ts';
import type { DeviceHolding, DeviceRecord } from '../domain/device-record.ts';
import type { Journal } from '../ports/journal.ts';
import type { PartnerApi } from '../ports/partner-api.ts';
import type { Troubled } from '../views/google.ts';
import type { Directory } from './directory.ts';
import { isStored } from './is-stored.ts';
import type { KnownDevices } from './known-devices.ts';
import { cannotStore, noAccount, troubled } from './troubled.ts';

export type Release =
  /** A box here stands for it: the claiming loop lets it go. */
  | { readonly outcome: 'asked' }
  | { readonly outcome: 'released' }
  | { readonly outcome: 'refused'; readonly reason: 'owner-changed' | 'nobody-holds-it' | 'not-now' }
  | Troubled;

export type Move =
  | { readonly outcome: 'asked' }
  | { readonly outcome: 'refused'; readonly reason: 'not-claimed' | 'same-customer' | 'unknown-customer' | 'cannot-store' };

/** Letting devices go, and moving boxes to another customer. */
export interface DeviceRelease {
  /** @param owner the customer ID that the person saw */
  release(deviceId: string, owner: string): Promise<Release>;
  move(box: string, customer: string): Move;
}

export interface DeviceReleaseParts {
  readonly journal: Journal;
  readonly partner: () => PartnerApi | undefined;
  readonly directory: Pick<Directory, 'known'>;
  readonly known: KnownDevices;
  /** The claiming loop has something to let go. */
  readonly wake: () => void;
}

export function deviceRelease({ journal, partner, directory, known, wake }: DeviceReleaseParts): DeviceRelease {
  /** Google lets a device go whichever of our customers has it, so this is called right after a look at who does. */
  const releaseDirectly = async (api: PartnerApi, deviceId: string, owner: string): Promise<Release> => {
    const answer = await api.unclaim(deviceId);
    if (!answer.ok) {
      if (answer.trouble.mayHaveHappened === 'no') return troubled(answer.trouble);
      const after = await api.device(deviceId);
      if (!after.ok) return troubled(answer.trouble);
      const holding = zeroTouchHolding(after.value);
      if (holding?.owner === owner) return troubled(answer.trouble);
      if (holding !== undefined) return { outcome: 'refused', reason: 'owner-changed' };
    }
    return isStored(() => journal.append([{ type: 'device-released', body: { deviceId, owner } }])) ? { outcome: 'released' } : cannotStore;
  };

  return {
    async release(deviceId, owner) {
      const api = partner();
      if (api === undefined) return noAccount;
      const seen = await api.device(deviceId);
      if (!seen.ok) return troubled(seen.trouble);
      const holding = zeroTouchHolding(seen.value);
      if (holding === undefined) return { outcome: 'refused', reason: 'nobody-holds-it' };
      if (holding.owner !== owner || holding.reseller !== api.partnerId) return { outcome: 'refused', reason: 'owner-changed' };
      const box = known.boxOf(seen.value);
      switch (wayOut(box, owner)) {
        case 'not-now':
          return { outcome: 'refused', reason: 'not-now' };
        case 'under-way':
          return { outcome: 'asked' };
        case 'by-the-loop':
          if (box === undefined || !isStored(() => journal.append([{ type: 'release-asked', body: { box: box.id } }]))) return cannotStore;
          wake();
          return { outcome: 'asked' };
        case 'directly':
          return releaseDirectly(api, deviceId, owner);
      }
    },
    move(boxId, customerId) {
      const box = journal.box(boxId);
      if (box?.state !== 'claimed') return { outcome: 'refused', reason: 'not-claimed' };
      if (box.customer.id === customerId) return { outcome: 'refused', reason: 'same-customer' };
      const customer = directory.known().find(({ id }) => id === customerId);
      if (customer === undefined) return { outcome: 'refused', reason: 'unknown-customer' };
      const next = { id: customer.id, name: customer.name };
      if (!isStored(() => journal.append([{ type: 'release-asked', body: { box: box.id, next } }]))) {
        return { outcome: 'refused', reason: 'cannot-store' };
      }
      wake();
      return { outcome: 'asked' };
    },
  };
}

/** Who lets it go: what the claiming loop has in hand, nobody else may touch. */
function wayOut(box: Box | undefined, owner: string): 'by-the-loop' | 'under-way' | 'not-now' | 'directly' {
  switch (box?.state) {
    case 'claimed':
      // A box whose customer lost the device meanwhile does not stand for this claim.
      return box.customer.id === owner ? 'by-the-loop' : 'directly';
    case 'releasing':
    case 'unclaiming':
      return box.release?.next === undefined ? 'under-way' : 'not-now';
    case 'waiting':
    case 'sent':
    case 'processing':
    case 'unsure':
      return 'not-now';
    case 'held':
    case 'released':
    case 'undone':
    case undefined:
      return 'directly';
  }
}

function zeroTouchHolding({ claims }: DeviceRecord): DeviceHolding | undefined {
  return claims.find(({ owner, section }) => owner !== undefined && section === 'ZERO_TOUCH');
}
