import * as z from 'zod';
import { CustomerRef } from './customer.ts';
import { StoreRefusal } from './store.ts';

/** A row of a carton or list, as it stands there. */
export const CartonRows = z
  .array(
    z.object({
      place: z.number().int().min(1),
      numbers: z.array(z.string().max(200)).min(1).max(2),
      serial: z.string().max(100).optional(),
    }),
  )
  .min(1)
  .max(1000);

export const CartonAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('answered'),
    /** One for each row, in their order. */
    rows: z.array(
      z.discriminatedUnion('answer', [
        z.object({ answer: z.enum(['new', 'stored']) }),
        /** A box of this station stands for it. */
        z.object({ answer: z.literal('known'), at: z.number(), customer: CustomerRef, box: z.string() }),
        z.object({
          answer: z.literal('refused'),
          reason: z.enum(['bad-check-digit', 'exponent', 'fourteen-digits', 'imeisv', 'run-together', 'meid', 'not-an-imei', 'twice']),
        }),
      ]),
    ),
  }),
  z.object({
    outcome: z.literal('refused'),
    reason: z.enum(['no-customer', 'customer-changed', 'no-account', ...StoreRefusal.options]),
  }),
]);
export type CartonAnswer = z.infer<typeof CartonAnswer>;
