import type { Box } from '../../core/domain/box.ts';
import type { EventDraft, StoredEvent } from '../../core/domain/events.ts';
import { imei } from './devices.ts';

/** A waiting box, with whatever the test cares about. */
export function box(n: number, about: Partial<Box> = {}): Box {
  return {
    id: `box-${n}`,
    seq: n,
    acceptedAt: 1000 + n,
    shift: 'shift-1',
    customer: { id: '1048576201', name: 'Northwind Logistics' },
    identifiers: { imei: imei(n) },
    source: 'camera',
    operator: undefined,
    state: 'waiting',
    reason: undefined,
    code: undefined,
    deviceId: undefined,
    claim: undefined,
    release: undefined,
    batchLimit: undefined,
    sentAt: undefined,
    changedAt: 1000 + n,
    ...about,
  };
}

/** A draft as the journal would have kept it. */
export function stored(draft: EventDraft, about: Partial<Pick<StoredEvent, 'seq' | 'at' | 'shift'>> = {}): StoredEvent {
  const { seq = 1, at = 5000, shift = 'shift-1' } = about;
  return { ...draft, seq, id: `event-${seq}`, at, station: 'station-1', shift, operator: undefined };
}
