import * as z from 'zod';
import { BOX_STATES } from '../domain/box.ts';
import { BoxSource, EventType, HeldReason, ScanSource } from '../domain/events.ts';
import { WHEREABOUTS } from '../domain/whereabouts.ts';
import { CustomerRef } from './customer.ts';
import { Identifiers } from './identifiers.ts';

export const BoxView = z.object({
  id: z.string(),
  seq: z.number().int(),
  acceptedAt: z.number(),
  customer: CustomerRef,
  identifiers: Identifiers,
  /** What a person calls it by. */
  name: z.object({ kind: z.enum(['imei', 'meid', 'serial']), value: z.string() }),
  source: BoxSource,
  state: z.enum(BOX_STATES),
  /** Who gets it once it is let go. */
  next: CustomerRef.optional(),
  reason: HeldReason.optional(),
  /** Google's own code for why it is held. */
  code: z.string().optional(),
  deviceId: z.string().optional(),
});

export const HistoryEntry = z.object({
  seq: z.number().int(),
  at: z.number(),
  type: EventType,
  customer: CustomerRef.optional(),
  /** Whose it was before it was moved. */
  from: CustomerRef.optional(),
  /** Who was signed on. */
  operator: z.string().optional(),
  source: ScanSource.optional(),
  /** Where in which carton or list it stood. */
  list: z.object({ place: z.number().int(), carton: z.string().optional(), order: z.string().optional() }).optional(),
  claim: z.string().optional(),
  /** How many boxes went in the same request. */
  size: z.number().int().optional(),
  reason: HeldReason.optional(),
  status: z.string().optional(),
  code: z.string().optional(),
  how: z.enum(['operation', 'looked-up', 'at-once']).optional(),
  deviceId: z.string().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
});

/** A box and where it is for somebody who wants it back or for another customer. */
export const LocatedBox = z.object({ box: BoxView, where: z.enum(WHEREABOUTS) });

export type BoxView = z.infer<typeof BoxView>;
export type HistoryEntry = z.infer<typeof HistoryEntry>;
export type LocatedBox = z.infer<typeof LocatedBox>;
