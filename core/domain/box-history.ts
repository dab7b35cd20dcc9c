import { evolveBox, type Box } from './box.ts';
import type { EventBody, EventType, StoredEvent } from './events.ts';

/** One thing that happened to a box, without what the same event says of other boxes. */
export interface BoxHappening {
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly type: EventType;
  readonly customer?: { readonly id: string; readonly name: string };
  /** Whose it was, where it was moved. */
  readonly from?: { readonly id: string; readonly name: string };
  /** Who was signed on. */
  readonly operator?: string;
  readonly source?: EventBody<'box-accepted'>['source'];
  /** Where in which carton or list it stood. */
  readonly list?: { readonly place: number; readonly carton?: string | undefined; readonly order?: string | undefined };
  readonly claim?: string;
  /** How many boxes went in the same request, this one included. */
  readonly size?: number;
  readonly reason?: EventBody<'box-held'>['reason'];
  readonly status?: string;
  readonly code?: string;
  readonly how?: EventBody<'box-claimed'>['how'];
  readonly deviceId?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** The story of a box, from the events in which it is named, oldest first. */
export function boxStory(events: readonly StoredEvent[]): BoxHappening[] {
  let box: Box | undefined;
  return events.map((event) => {
    const from = event.type === 'box-moved' || event.type === 'release-asked' ? box?.customer : undefined;
    box = evolveBox(box, event) ?? box;
    return { ...happening(event), ...(from !== undefined && { from }) };
  });
}

/** What an event in which a box is named says of that box. */
export function happening(event: StoredEvent): BoxHappening {
  const { seq, at, type, operator } = event;
  return { seq, at, type, ...(operator !== undefined && { operator }), ...about(event) };
}

function about(event: StoredEvent): Omit<BoxHappening, 'seq' | 'at' | 'type'> {
  switch (event.type) {
    case 'box-accepted': {
      const { customer, source, list } = event.body;
      if (list === undefined) return { customer, source };
      const { id: _, ...place } = list;
      return { customer, source, list: place };
    }
    case 'box-recovered':
      return { customer: event.body.customer, deviceId: event.body.deviceId };
    case 'scan-repeated':
      return { source: event.body.source };
    case 'claim-sent':
      return { claim: event.body.claim, size: event.body.boxes.length };
    case 'claim-taken':
      return { claim: event.body.claim };
    case 'claim-not-sent':
    case 'claim-split':
    case 'claim-unsure':
      return { claim: event.body.claim, size: event.body.boxes.length, code: event.body.code };
    case 'release-sent':
      return { claim: event.body.release, size: event.body.boxes.length };
    case 'release-taken':
      return { claim: event.body.release };
    case 'release-unsure':
      return { claim: event.body.release, size: event.body.boxes.length, code: event.body.code };
    case 'box-claimed':
      return { how: event.body.how, ...(event.body.deviceId === undefined ? {} : { deviceId: event.body.deviceId }) };
    case 'box-held': {
      const { reason, status, code } = event.body;
      return { reason, ...(status === undefined ? {} : { status }), ...(code === undefined ? {} : { code }) };
    }
    case 'release-asked':
      return event.body.next === undefined ? {} : { customer: event.body.next };
    case 'box-moved':
      return { customer: event.body.customer };
    case 'box-released':
      return { how: event.body.how };
    case 'metadata-changed':
      return { deviceId: event.body.deviceId, metadata: event.body.metadata };
    default:
      return {};
  }
}
