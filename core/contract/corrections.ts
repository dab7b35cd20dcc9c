import { oc } from '@orpc/contract';
import * as z from 'zod';
import { BoxView, LocatedBox } from '../views/box.ts';
import { UndoOutcome } from '../views/outcomes.ts';
import { StoreRefusal } from '../views/store.ts';

/** What was packed and should not have been, or for somebody else. */
export const corrections = {
  /** Takes a box back that nothing is at Google of; otherwise says where it is. */
  undo: oc.input(z.object({ box: z.string() })).output(UndoOutcome),
  /** The newest box of the running shift that was not taken back before. */
  undoLast: oc.output(UndoOutcome),
  /** A claimed box is let go by the claiming loop, which outlives a crash. */
  letGo: oc
    .input(z.object({ box: z.string() }))
    .output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('asked') }),
        z.object({ outcome: z.literal('refused'), reason: z.enum(['not-claimed', ...StoreRefusal.options]) }),
      ]),
    ),
  /** The boxes of a customer in a shift with where each is, in order of acceptance; without those that were let go or taken back. */
  ofCustomer: oc.input(z.object({ shift: z.string(), customer: z.string() })).output(z.array(LocatedBox)),
  /** The same of these boxes. */
  locate: oc.input(z.object({ boxes: z.array(z.string()).max(100_000) })).output(z.array(LocatedBox)),
  /** Gives boxes to another customer; `alsoClaimed`: those that are claimed are let go and claimed again. */
  move: oc.input(z.object({ boxes: z.array(z.string()).min(1).max(100_000), customer: z.string(), alsoClaimed: z.boolean() })).output(
    z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('moved'),
        boxes: z.array(
          z.object({
            box: BoxView,
            /** `already`: it was this customer's. `asked`: let go, then claimed. Otherwise where it is, unchanged. */
            became: z.enum(['moved', 'asked', 'already', 'on-its-way', 'in-doubt', 'claimed', 'letting-go', 'gone']),
          }),
        ),
      }),
      z.object({ outcome: z.literal('refused'), reason: z.enum(['unknown-customer', 'no-account', ...StoreRefusal.options]) }),
    ]),
  ),
};
