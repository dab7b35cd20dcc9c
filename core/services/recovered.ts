import type { Box } from '../domain/box.ts';
import { asGiven, deviceKeys } from '../domain/device-name.ts';
import type { DeviceRecord } from '../domain/device-record.ts';
import type { EventDraft } from '../domain/events.ts';
import { ownersOf } from '../domain/look-up.ts';
import { BOX_KEY, STATION_KEY } from '../domain/own-metadata.ts';
import type { Journal } from '../ports/journal.ts';

/**
 * What a page of a customer's devices tells a restored journal: devices that this station claimed and has forgotten, and boxes that it
 * takes for unclaimed though they are not.
 * @param stations whose claims are this journal's
 */
export function recoveredFrom(
  journal: Pick<Journal, 'boxOfDevice' | 'box' | 'currentShift'>,
  customer: { readonly id: string; readonly name: string },
  devices: readonly DeviceRecord[],
  stations: readonly string[],
): EventDraft[] {
  const taken = new Set<string>();
  const drafts = devices.flatMap((device): EventDraft[] => {
    const { deviceId, identifiers, metadata } = device;
    if (!ownersOf(device).includes(customer.id)) return [];
    const known = journal.boxOfDevice(identifiers);
    if (known !== undefined)
      return isOpenFor(known, customer.id) ? [{ type: 'box-claimed', body: { box: known.id, deviceId, how: 'looked-up' } }] : [];
    const box = metadata[BOX_KEY];
    if (box === undefined || !stations.includes(metadata[STATION_KEY] ?? '') || journal.box(box) !== undefined) return [];
    // Two records that share a name are one device to us; the journal has room for one box of it.
    const keys = [box, ...deviceKeys(identifiers)];
    if (keys.length === 1 || keys.some((key) => taken.has(key))) return [];
    for (const key of keys) taken.add(key);
    const body = { box, ...asGiven(identifiers), customer: { id: customer.id, name: customer.name }, deviceId };
    return [{ type: 'box-recovered', body }];
  });
  const needsShift = drafts.some(({ type }) => type === 'box-recovered') && journal.currentShift() === undefined;
  return needsShift ? [{ type: 'shift-started', body: {} }, ...drafts] : drafts;
}

/** Not claimed as far as we know, and nothing under way that would tell. */
function isOpenFor({ state, customer, release }: Box, owner: string): boolean {
  return customer.id === owner && release === undefined && (state === 'waiting' || state === 'unsure' || state === 'held');
}
