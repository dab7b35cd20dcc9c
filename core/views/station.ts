import * as z from 'zod';
import { WindowSettings } from '../domain/settings.ts';
import { BoxView } from './box.ts';
import { CustomerView } from './customer.ts';
import { GoogleView, OperationView } from './google.ts';
import { BackupView, RecoveryView, RescueView } from './keeping.ts';
import { TallyView } from './shift.ts';
import { StoreRefusal } from './store.ts';

export const KeychainState = z.enum(['ready', 'missing', 'locked', 'failing']);

/** Everything the window shows all the time. Sent whole on every change, so a window that was away is right at once. */
export const StationView = z.object({
  host: z.enum(['electron', 'browser']),
  account: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('practice') }),
    z.object({ kind: z.literal('google'), partnerId: z.string(), serviceAccount: z.string() }),
  ]),
  customer: CustomerView.optional(),
  shift: z.object({ id: z.string(), startedAt: z.number() }).optional(),
  /** Of the running shift. */
  total: TallyView,
  /** Scans of the running shift that became no box. */
  repeated: z.number(),
  refused: z.number(),
  balanced: z.boolean(),
  /** Whether the tables say what the journal says: `wrong` was found at this start and is being put right, `rebuilt` has been. */
  tables: z.enum(['right', 'wrong', 'rebuilt']),
  /** Boxes stored before the program was started that are still on their way to Google. */
  fromBefore: z.number(),
  /** Over all shifts: a box left from yesterday still counts here. */
  queue: z.object({ waiting: z.number(), underWay: z.number(), unsure: z.number(), held: z.number() }),
  google: GoogleView,
  /** Set while this computer keeps nothing, and tried again by itself. */
  store: StoreRefusal.optional(),
  operations: z.array(OperationView),
  /** Newest first. */
  recent: z.array(BoxView),
  settings: WindowSettings,
  /** There is no session then: all the rest is empty. */
  rescue: RescueView.optional(),
  backup: BackupView.optional(),
  /** While a restored journal is being completed. */
  recovery: RecoveryView.optional(),
});

export type KeychainState = z.infer<typeof KeychainState>;
export type StationView = z.infer<typeof StationView>;
