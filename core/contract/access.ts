import { oc } from '@orpc/contract';
import * as z from 'zod';
import { GoogleView } from '../views/google.ts';
import { ConnectOutcome } from '../views/outcomes.ts';
import { StoreRefusal } from '../views/store.ts';

/** Which account is open, and how one gets in and out. */
export const access = {
  /** Opens practice: the built-in simulator, a journal of its own. */
  practise: oc.output(
    z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('practising') }),
      z.object({ outcome: z.literal('refused'), reason: StoreRefusal }),
    ]),
  ),
  /** Tests the connection with `customers.list` and only then keeps the key. `keyFile` is the file's text. */
  connect: oc.input(z.object({ partnerId: z.string().max(100), keyFile: z.string().max(200_000) })).output(ConnectOutcome),
  /** Forgets key and account. Boxes stay in the journal of their partner and go on when it is connected again. */
  leave: oc.output(
    z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('left') }),
      z.object({ outcome: z.literal('refused'), reason: StoreRefusal }),
    ]),
  ),
  /** After the keychain was unlocked. */
  reopen: oc.output(GoogleView),
};
