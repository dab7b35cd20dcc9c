import * as z from 'zod';
import { BoxView } from './box.ts';
import { StoreRefusal } from './store.ts';

export const ScanOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('accepted'), box: BoxView }),
  z.object({ outcome: z.literal('duplicate'), box: BoxView, otherCustomer: z.boolean() }),
  z.object({
    outcome: z.literal('refused'),
    reason: z.enum([
      'bad-check-digit',
      'several-boxes',
      'product-code',
      'imeisv',
      'eid',
      'iccid',
      'meid',
      'serial',
      'not-understood',
      'nothing',
      'incomplete',
      'no-customer',
      'customer-changed',
      'no-account',
      ...StoreRefusal.options,
    ]),
    codes: z.array(z.object({ kind: z.string(), value: z.string() })),
  }),
]);

export const UndoOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('undone'), box: BoxView }),
  z.object({
    outcome: z.literal('not-here'),
    box: BoxView,
    where: z.enum(['on-its-way', 'in-doubt', 'claimed', 'letting-go', 'gone']),
  }),
  z.object({ outcome: z.literal('refused'), reason: z.enum(['nothing', 'no-account', ...StoreRefusal.options]) }),
]);

export const ConnectOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('connected'), customers: z.number().int(), serviceAccount: z.string() }),
  z.object({
    outcome: z.literal('refused'),
    reason: z.enum([
      'partner-id',
      'key-not-json',
      'key-not-service-account',
      'key-broken',
      'key-refused',
      'clock-wrong',
      'partner-refused',
      'partner-unknown',
      'offline',
      'google',
      'quota',
      'keychain-missing',
      'keychain-locked',
      'keychain-failing',
      'cannot-store',
      'connected-already',
    ]),
    code: z.string().optional(),
  }),
]);

export type ScanOutcome = z.infer<typeof ScanOutcome>;
export type UndoOutcome = z.infer<typeof UndoOutcome>;
export type ConnectOutcome = z.infer<typeof ConnectOutcome>;
