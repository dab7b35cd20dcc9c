import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { BoxView } from '../views/box.ts';
import { BatchView, Troubled } from '../views/google.ts';
import { StoreRefusal } from '../views/store.ts';

/** What waits for Google, what Google has, and what it refused. */
export const claims = {
  /** Boxes of all shifts that need a person, oldest first. */
  held: oc.output(z.array(BoxView)),
  retry: oc
    .input(z.object({ boxes: z.array(z.string()).min(1).max(10_000) }))
    .output(z.object({ retried: z.number().int(), refused: StoreRefusal.optional() })),
  /** Do not wait for the next attempt. */
  hurry: oc.output(z.object({ outcome: z.literal('hurried') })),
  /** Claims one waiting or held box alone and at once; answers when Google has. `box` is how it then stands. */
  now: oc.input(z.object({ box: z.string() })).output(z.object({ box: BoxView.optional() })),
  /** Newest first; those before `before`. */
  batches: oc.input(z.object({ limit: z.number().int().min(1).max(200), before: z.string().optional() })).output(z.array(BatchView)),
  /** A batch with its boxes, in the order in which they were scanned. */
  batch: oc
    .input(z.object({ claim: z.string(), offset: z.number().int().min(0), limit: z.number().int().min(1).max(1000) }))
    .output(z.object({ batch: BatchView.optional(), boxes: z.array(BoxView) })),
  /** Writes an order number to every claimed device of a batch, as it comes. Safe to repeat. */
  setOrderNumber: oc.input(z.object({ claim: z.string(), orderNumber: z.string().max(200) })).output(
    eventIterator(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('going'), devices: z.number(), progress: z.number() }),
        z.object({
          outcome: z.literal('done'),
          changed: z.number(),
          failed: z.array(z.object({ name: z.string(), code: z.string() })),
        }),
        Troubled,
      ]),
    ),
  ),
};
