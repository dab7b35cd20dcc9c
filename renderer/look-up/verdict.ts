import type { BoxView } from '../../core/views/box.ts';
import type { DeviceView } from '../../core/views/device.ts';
import type { HeldReason } from '../../core/domain/events.ts';
import type { Found } from './look-up-session.ts';

/** Whose a box is, in one word. `remembered`: as this station last heard, because Google has not said it just now. */
export type Verdict =
  | { readonly kind: 'ours'; readonly customer: string; readonly remembered: boolean }
  /** Our customer has it, and another reseller registered it. */
  | { readonly kind: 'other-reseller'; readonly customer: string }
  | { readonly kind: 'other-company' }
  | { readonly kind: 'waiting'; readonly customer: string }
  | { readonly kind: 'letting-go'; readonly customer: string; readonly next: string | undefined }
  | { readonly kind: 'attention'; readonly reason: HeldReason }
  | { readonly kind: 'free'; readonly remembered: boolean }
  /** Google shows nothing, which can be nobody or another company. */
  | { readonly kind: 'unknown' }
  /** Nothing is known here, and Google could not be asked. */
  | { readonly kind: 'not-asked' };

export function verdictOf(found: Found): Verdict {
  const [box] = found.boxes;
  const device = deviceOf(found);
  if (box?.state === 'releasing' || box?.state === 'unclaiming') {
    return { kind: 'letting-go', customer: box.customer.name, next: box.next?.name };
  }
  const claim = device === undefined ? undefined : claimOf(device);
  if (claim?.ours === true) return { kind: 'ours', customer: nameOf(claim), remembered: false };
  if (claim !== undefined) {
    return claim.owner?.name === undefined ? { kind: 'other-company' } : { kind: 'other-reseller', customer: claim.owner.name };
  }
  const asked = found.devices !== undefined;
  if (box !== undefined) return ofBox(box, asked);
  if (device !== undefined) return { kind: 'free', remembered: false };
  return { kind: asked ? 'unknown' : 'not-asked' };
}

/** The record that the verdict is about: one that we may let go before any other. */
export function deviceOf({ devices = [] }: Pick<Found, 'devices'>): DeviceView | undefined {
  return devices.find((device) => claimOf(device)?.ours) ?? devices.find((device) => claimOf(device) !== undefined) ?? devices[0];
}

/** Who holds it for zero-touch. */
export function claimOf(device: DeviceView): DeviceView['claims'][number] | undefined {
  return device.claims.find(({ section, owner }) => section === 'ZERO_TOUCH' && owner !== undefined);
}

function nameOf({ owner }: DeviceView['claims'][number]): string {
  return owner?.name ?? owner?.id ?? '';
}

/** What the newest box here says where Google shows nobody, or was not asked. */
function ofBox(box: BoxView, asked: boolean): Verdict {
  switch (box.state) {
    case 'held':
      return box.reason === 'other-company' ? { kind: 'other-company' } : { kind: 'attention', reason: box.reason ?? 'google-refused' };
    case 'claimed':
      // Claimed here, and gone at Google: somebody let it go.
      return asked ? { kind: 'free', remembered: false } : { kind: 'ours', customer: box.customer.name, remembered: true };
    case 'released':
    case 'undone':
      return { kind: 'free', remembered: !asked };
    default:
      return { kind: 'waiting', customer: box.customer.name };
  }
}
