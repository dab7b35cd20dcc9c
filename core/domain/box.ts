import type { DeviceIdentifiers } from './device-record.ts';
import type { BoxSource, HeldReason, StoredEvent } from './events.ts';

/**
 * Where a box stands on its way to Google.
 * - `waiting`: stored, to be sent.
 * - `sent`: in a request that has no answer yet; may have happened.
 * - `processing`: Google works on it in a named operation.
 * - `unsure`: the answer was lost; looked up before anything else.
 * - `claimed`: ours, for the box's customer.
 * - `held`: needs a person.
 * - `releasing`: claimed, and to be let go once its owner is checked.
 * - `unclaiming`: in a request that lets it go and has no answer yet; may have happened.
 * - `released`: nobody's any more.
 * - `undone`: taken back before anything of it was at Google.
 */
export type BoxState = (typeof BOX_STATES)[number];
export const BOX_STATES = [
  'waiting',
  'sent',
  'processing',
  'unsure',
  'claimed',
  'held',
  'releasing',
  'unclaiming',
  'released',
  'undone',
] as const;

export interface Box {
  readonly id: string;
  /** Sequence number of the event that accepted it: the order of the shift. */
  readonly seq: number;
  readonly acceptedAt: number;
  readonly shift: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly identifiers: DeviceIdentifiers;
  readonly source: BoxSource;
  /** Who scanned it, where somebody has signed on. */
  readonly operator: string | undefined;
  readonly state: BoxState;
  readonly reason: HeldReason | undefined;
  /** Google's own word for why it is held or unsure; shown where the reason alone says too little. */
  readonly code: string | undefined;
  readonly deviceId: string | undefined;
  /** The batch that it was last sent in, to be claimed or to be let go. */
  readonly claim: string | undefined;
  /** Set from the moment that somebody wants it let go until it is; `next` is who gets it then. */
  readonly release: { readonly next: { readonly id: string; readonly name: string } | undefined } | undefined;
  /** Size of the largest batch it may go in, once a batch with it was refused as a whole. */
  readonly batchLimit: number | undefined;
  /** When it last left for Google, by a clock that may have been set since. */
  readonly sentAt: number | undefined;
  readonly changedAt: number;
}

/** The box after an event that concerns it, or undefined where the event says nothing that this box can believe. */
export function evolveBox(box: Box | undefined, event: StoredEvent): Box | undefined {
  if (event.type === 'box-accepted') return box === undefined ? accepted(event, event.body.source) : undefined;
  if (event.type === 'box-recovered')
    return box === undefined ? { ...accepted(event, 'google'), state: 'claimed', deviceId: event.body.deviceId } : undefined;
  if (box === undefined) return undefined;
  if (!isBelievable(box, event)) return undefined;
  const changed = { ...box, changedAt: event.at };
  switch (event.type) {
    case 'claim-sent':
      return { ...changed, state: 'sent', claim: event.body.claim, sentAt: event.at };
    case 'claim-taken':
      return { ...changed, state: 'processing' };
    case 'claim-not-sent':
      return { ...changed, state: 'waiting', code: undefined };
    case 'box-not-found':
      // What Google left out of its answer goes alone the next time, so that it can be told from the others.
      return { ...changed, state: 'waiting', code: undefined, batchLimit: box.code === NO_ANSWER ? 1 : box.batchLimit };
    case 'claim-split':
      return { ...changed, state: 'waiting', batchLimit: event.body.limit };
    case 'claim-unsure':
      return { ...changed, state: 'unsure', code: event.body.code };
    case 'box-claimed':
      return { ...changed, state: 'claimed', deviceId: event.body.deviceId ?? box.deviceId, reason: undefined, code: undefined };
    case 'box-held':
      return { ...changed, state: 'held', reason: event.body.reason, code: event.body.code ?? event.body.status };
    case 'box-retried':
      // A retry goes alone: whatever was wrong with it must not hold up others again.
      return { ...changed, state: box.release === undefined ? 'waiting' : 'releasing', reason: undefined, code: undefined, batchLimit: 1 };
    case 'release-asked':
      return { ...changed, state: 'releasing', release: { next: event.body.next } };
    case 'release-sent':
      return { ...changed, state: 'unclaiming', claim: event.body.release, sentAt: event.at };
    case 'release-unsure':
      return { ...changed, state: 'releasing', code: event.body.code };
    case 'box-released':
      return released(changed);
    case 'box-undone':
      return { ...changed, state: 'undone', reason: undefined, code: undefined };
    case 'box-moved':
      return moved(changed, event.body.customer);
    default:
      return undefined;
  }
}

/** Whether it stands here and nowhere else, as far as its state can say; `isInDoubt` knows more. Only then is it taken back or moved. */
export function isHere({ state, release }: Box): boolean {
  return release === undefined && (state === 'waiting' || state === 'held');
}

/** Whether its device counts as scanned. Of one that was let go or taken back, the same device may come again as a new box. */
export function isScanned({ state }: Box): boolean {
  return state !== 'released' && state !== 'undone';
}

/** What it was held for was said about the other customer: it is tried again, alone. */
function moved(box: Box, customer: Box['customer']): Box {
  const batchLimit = box.state === 'held' ? 1 : box.batchLimit;
  return { ...box, customer, state: 'waiting', reason: undefined, code: undefined, batchLimit };
}

/** Its next customer's, to be claimed as if it had just been accepted, or nobody's. */
function released(box: Box): Box {
  const next = box.release?.next;
  const free = {
    ...box,
    release: undefined,
    reason: undefined,
    code: undefined,
    deviceId: undefined,
    claim: undefined,
    batchLimit: undefined,
  };
  return next === undefined ? { ...free, state: 'released' } : { ...free, state: 'waiting', customer: next };
}

/** What Google has confirmed is not undone by a late or repeated answer of the other kind. */
function isBelievable(box: Box, event: StoredEvent): boolean {
  switch (box.state) {
    case 'claimed':
      return event.type === 'box-claimed' || event.type === 'release-asked';
    case 'releasing':
      return event.type === 'release-sent' || event.type === 'box-released' || event.type === 'box-held';
    case 'unclaiming':
      return event.type === 'release-unsure' || event.type === 'box-released' || event.type === 'box-held';
    case 'released':
    case 'undone':
      return false;
    default:
      if (event.type === 'box-undone' || event.type === 'box-moved') return isHere(box);
      return (
        event.type !== 'release-asked' && event.type !== 'release-sent' && event.type !== 'box-released' && event.type !== 'release-unsure'
      );
  }
}

/** The boxes that an event speaks of, by id; where Google has taken a batch, those that were sent in it. */
export function boxesOf(event: StoredEvent, boxesOfClaim: (claim: string) => readonly string[]): readonly string[] {
  switch (event.type) {
    case 'box-accepted':
    case 'box-recovered':
    case 'box-claimed':
    case 'box-held':
    case 'box-not-found':
    case 'box-retried':
    case 'release-asked':
    case 'box-released':
    case 'box-undone':
    case 'box-moved':
      return [event.body.box];
    case 'claim-sent':
    case 'claim-not-sent':
    case 'claim-split':
    case 'claim-unsure':
    case 'release-sent':
    case 'release-unsure':
      return event.body.boxes;
    case 'claim-taken':
      return boxesOfClaim(event.body.claim);
    case 'release-taken':
      return boxesOfClaim(event.body.release);
    default:
      return [];
  }
}

/** Code of a `claim-unsure`: Google is done with the batch and has said nothing of the box. */
export const NO_ANSWER = 'NO_ANSWER';

/** Code of a `claim-unsure`: the journal is a copy, and what the original did after it was made is not known. */
export const RESTORED = 'RESTORED';

function accepted(event: StoredEvent & { type: 'box-accepted' | 'box-recovered' }, source: BoxSource): Box {
  const { box, imei, imei2, meid, serialNumber, manufacturer, model, customer } = event.body;
  return {
    id: box,
    seq: event.seq,
    acceptedAt: event.at,
    shift: event.shift ?? '',
    customer,
    identifiers: { imei, imei2, meid, serialNumber, manufacturer, model },
    source,
    operator: event.operator,
    state: 'waiting',
    reason: undefined,
    code: undefined,
    deviceId: undefined,
    claim: undefined,
    release: undefined,
    batchLimit: undefined,
    sentAt: undefined,
    changedAt: event.at,
  };
}
