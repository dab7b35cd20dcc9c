import * as z from 'zod';
import { BOX_STATES, type Box, type BoxState } from '../../../core/domain/box.ts';
import { BoxSource, eventBodies, HeldReason, type EventDraft, type EventType, type StoredEvent } from '../../../core/domain/events.ts';
import { JournalFailure, type Batch } from '../../../core/ports/journal.ts';
import type { Row } from './database.ts';

/** Rows to domain values. What does not parse throws: a journal that holds something else is damaged, and must be said to be. */
export function boxOf(row: Row): Box {
  return parsed(() => boxIn(row));
}

/** @throws JournalFailure */
export function eventOf(row: Row): StoredEvent {
  return parsed(() => eventIn(row));
}

function parsed<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new JournalFailure('damaged', error);
  }
}

function boxIn(row: Row): Box {
  return {
    id: text(row['id']),
    seq: number(row['seq']),
    acceptedAt: number(row['accepted_at']),
    shift: text(row['shift']),
    customer: { id: text(row['customer_id']), name: text(row['customer_name']) },
    identifiers: {
      imei: optional(row['imei'], text),
      imei2: optional(row['imei2'], text),
      meid: optional(row['meid'], text),
      serialNumber: optional(row['serial_number'], text),
      manufacturer: optional(row['manufacturer'], text),
      model: optional(row['model'], text),
    },
    source: BoxSource.parse(row['source']),
    operator: optional(row['operator'], text),
    state: stateOf(row['state']),
    reason: optional(row['reason'], (value) => HeldReason.parse(value)),
    code: optional(row['code'], text),
    deviceId: optional(row['device_id'], text),
    claim: optional(row['claim'], text),
    release: optional(row['release'], (value) => releaseOf(JSON.parse(text(value)))),
    batchLimit: optional(row['batch_limit'], number),
    sentAt: optional(row['sent_at'], number),
    changedAt: number(row['changed_at']),
  };
}

function eventIn(row: Row): StoredEvent {
  const type = text(row['type']);
  if (!isEventType(type)) throw new TypeError(`unknown event type ${type}`);
  const body: unknown = JSON.parse(text(row['body']));
  // The schema belongs to the type, which TypeScript cannot see across the union.
  const draft = { type, body: eventBodies[type].parse(body) } as EventDraft;
  return {
    ...draft,
    seq: number(row['seq']),
    id: text(row['id']),
    at: number(row['at']),
    station: text(row['station']),
    shift: optional(row['shift'], text),
    operator: optional(row['operator'], text),
  };
}

export function batchOf(row: Row): Batch {
  return {
    claim: text(row['claim']),
    kind: row['kind'] === 'release' ? 'release' : 'claim',
    size: number(row['size']),
    customerName: text(row['customer_name']),
    sentAt: number(row['sent_at']),
    takenAt: optional(row['taken_at'], number),
    finishedAt: optional(row['finished_at'], number),
    operation: optional(row['operation'], text),
    code: optional(row['code'], text),
  };
}

export function stateOf(value: unknown): BoxState {
  const state = BOX_STATES.find((known) => known === value);
  if (state === undefined) throw new TypeError('unknown box state');
  return state;
}

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('text expected');
  return value;
}

export function number(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError('number expected');
  return value;
}

export function optional<T>(value: unknown, parse: (value: unknown) => T): T | undefined {
  return value === null || value === undefined ? undefined : parse(value);
}

function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventBodies, type);
}

const Release = z.object({ next: z.object({ id: z.string(), name: z.string() }).optional() });

function releaseOf(value: unknown): Box['release'] {
  return { next: Release.parse(value).next };
}
