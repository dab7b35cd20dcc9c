import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { BoxView } from '../views/box.ts';
import { DeviceView } from '../views/device.ts';
import { Identifiers, Readings } from '../views/identifiers.ts';
import { Troubled } from '../views/google.ts';

/** What people ask Google about devices, and do with single ones. */
export const devices = {
  /** Everything that this station and Google know about a device, by any code of its box. */
  lookUp: oc.input(z.object({ readings: Readings })).output(
    z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('looked'),
        identifiers: Identifiers,
        /** Of this station, newest first; also those that were let go. */
        boxes: z.array(BoxView),
        /** Undefined when Google did not answer; `trouble` then says why. */
        devices: z.array(DeviceView).optional(),
        trouble: Troubled.optional(),
      }),
      z.object({ outcome: z.literal('refused'), reason: z.string(), codes: z.array(z.object({ kind: z.string(), value: z.string() })) }),
    ]),
  ),
  get: oc
    .input(z.object({ deviceId: z.string().regex(/^\d{1,19}$/) }))
    .output(z.discriminatedUnion('outcome', [z.object({ outcome: z.literal('found'), device: DeviceView }), Troubled])),
  simLock: oc
    .input(z.object({ identifiers: Identifiers }))
    .output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('known'), state: z.enum(['unlocked', 'locked-to-us', 'locked-to-another', 'unknown']) }),
        Troubled,
      ]),
    ),
  /** Keys that are not named stay; an empty value deletes its key. */
  setMetadata: oc
    .input(
      z.object({
        deviceId: z.string().regex(/^\d{1,19}$/),
        metadata: z.record(z.string().max(100), z.string().max(1000)),
      }),
    )
    .output(
      z.discriminatedUnion('outcome', [z.object({ outcome: z.literal('changed'), metadata: z.record(z.string(), z.string()) }), Troubled]),
    ),
  /**
   * Lets a device go. `owner` is the customer that the person saw: if another one holds it now, nothing happens, because Google would let
   * it go whoever has it. A device that a box here stands for is let go by the claiming loop (`asked`), which outlives a crash.
   */
  release: oc
    .input(z.object({ deviceId: z.string().regex(/^\d{1,19}$/), owner: z.string() }))
    .output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('asked') }),
        z.object({ outcome: z.literal('released') }),
        z.object({ outcome: z.literal('refused'), reason: z.enum(['owner-changed', 'nobody-holds-it', 'not-now']) }),
        Troubled,
      ]),
    ),
  /** Lets a claimed box go and claims it for another customer, also over a crash between the two. */
  move: oc
    .input(z.object({ box: z.string(), customer: z.string() }))
    .output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('asked') }),
        z.object({ outcome: z.literal('refused'), reason: z.enum(['not-claimed', 'same-customer', 'unknown-customer', 'cannot-store']) }),
      ]),
    ),
  /** All devices of a customer that we registered, page by page; ends early when the reader goes away. */
  report: oc.input(z.object({ customer: z.string() })).output(
    eventIterator(
      z.discriminatedUnion('outcome', [
        z.object({
          outcome: z.literal('page'),
          devices: z.array(DeviceView),
          fetched: z.number(),
          total: z.number().optional(),
          last: z.boolean(),
        }),
        Troubled,
      ]),
    ),
  ),
  /** Manufacturers and models that Google confirmed: of a TAC, or of any. Offered, never forced. */
  models: oc
    .input(
      z.object({
        tac: z
          .string()
          .regex(/^\d{8}$/)
          .optional(),
      }),
    )
    .output(z.array(z.object({ manufacturer: z.string(), model: z.string() }))),
};
