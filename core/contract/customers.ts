import { oc } from '@orpc/contract';
import * as z from 'zod';
import { CustomerRef, CustomerView } from '../views/customer.ts';
import { GoogleView, Troubled } from '../views/google.ts';
import { StoreRefusal } from '../views/store.ts';

/** For whom boxes are packed. */
export const customers = {
  list: oc.input(z.object({ refresh: z.boolean() })).output(
    z.object({
      customers: z.array(CustomerView),
      /** When Google last gave this list; the window says so when it is old. */
      fetchedAt: z.number().optional(),
      trouble: GoogleView.shape.state.optional(),
    }),
  ),
  choose: oc
    .input(z.object({ customer: z.string() }))
    .output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('chosen'), customer: CustomerView }),
        z.object({ outcome: z.literal('refused'), reason: z.enum(['unknown-customer', 'no-account', ...StoreRefusal.options]) }),
      ]),
    ),
  /** Creates a customer at Google, who writes to its owners. To be called only after a person has confirmed the name, which stays for ever. */
  create: oc
    .input(
      z.object({
        name: z.string().min(1).max(200),
        owners: z.array(z.string().max(320)).min(1).max(20),
        admins: z.array(z.string().max(320)).max(20),
        language: z.string().max(20).optional(),
      }),
    )
    .output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('created'), customer: CustomerView }),
        /** The answer was lost and the list does not show it: nobody knows yet. */
        z.object({ outcome: z.literal('unsure'), code: z.string().optional() }),
        z.object({ outcome: z.literal('exists'), customer: CustomerView }),
        Troubled,
      ]),
    ),
  /** The resellers below ours. */
  vendors: oc.output(
    z.discriminatedUnion('outcome', [z.object({ outcome: z.literal('listed'), vendors: z.array(CustomerRef) }), Troubled]),
  ),
  ofVendor: oc
    .input(z.object({ vendor: z.string() }))
    .output(z.discriminatedUnion('outcome', [z.object({ outcome: z.literal('listed'), customers: z.array(CustomerView) }), Troubled])),
};
