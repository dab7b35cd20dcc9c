import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { HeldReason, ScanSource } from './domain/events.ts';
import { WindowSettings, WindowSettingsChange } from './domain/settings.ts';

/**
 * Every call and stream that the window may use, written once. Both hosts serve it, over a MessagePort in Electron and a
 * WebSocket in the browser host. No call returns a secret. What a worker can cause is a value with a named reason; an error
 * is a bug or a lost connection.
 */

const CustomerView = z.object({
  id: z.string(),
  name: z.string(),
  terms: z.enum(['accepted', 'not-accepted', 'stale', 'unknown']),
});

const CustomerRef = z.object({ id: z.string(), name: z.string() });

const BoxView = z.object({
  id: z.string(),
  seq: z.number().int(),
  acceptedAt: z.number(),
  customer: CustomerRef,
  imei: z.string(),
  imei2: z.string().optional(),
  source: ScanSource,
  state: z.enum(['waiting', 'sent', 'processing', 'unsure', 'claimed', 'held']),
  reason: HeldReason.optional(),
  /** Google's own code for why it is held. */
  code: z.string().optional(),
  deviceId: z.string().optional(),
});

const Tally = z.object({ scanned: z.number(), claimed: z.number(), waiting: z.number(), attention: z.number() });

const ShiftSummary = z.object({
  shift: z.string(),
  startedAt: z.number(),
  endedAt: z.number().optional(),
  total: Tally,
  customers: z.array(z.object({ id: z.string(), name: z.string(), tally: Tally })),
  repeated: z.number(),
  refused: z.number(),
  balanced: z.boolean(),
});

/** How the way to Google is, told by Google's last answer; `cannot-store` is our own disk. `retryAt` is when it is tried again by itself. */
const GoogleView = z.object({
  state: z.enum(['fine', 'offline', 'google', 'quota', 'sign-in', 'forbidden', 'no-keychain', 'cannot-store']),
  code: z.string().optional(),
  since: z.number().optional(),
  retryAt: z.number().optional(),
});

const OperationView = z.object({
  claim: z.string(),
  customerName: z.string(),
  size: z.number().int(),
  /** Devices that Google has answered for so far. */
  answered: z.number().int(),
  /** 0 to 100, never 100 before it is done. */
  progress: z.number(),
  startedAt: z.number(),
});

const KeychainState = z.enum(['ready', 'missing', 'locked', 'failing']);

/** Everything the window shows all the time. Sent whole on every change, so a window that was away is right at once. */
const StationView = z.object({
  host: z.enum(['electron', 'browser']),
  account: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('practice') }),
    z.object({ kind: z.literal('google'), partnerId: z.string(), serviceAccount: z.string() }),
  ]),
  customer: CustomerView.optional(),
  shift: z.object({ id: z.string(), startedAt: z.number() }).optional(),
  /** Of the running shift. */
  total: Tally,
  /** Scans of the running shift that became no box. */
  repeated: z.number(),
  refused: z.number(),
  balanced: z.boolean(),
  /** Over all shifts: a box left from yesterday still counts here. */
  queue: z.object({ waiting: z.number(), underWay: z.number(), unsure: z.number(), held: z.number() }),
  google: GoogleView,
  operations: z.array(OperationView),
  /** Newest first. */
  recent: z.array(BoxView),
  settings: WindowSettings,
});

const ScanOutcome = z.discriminatedUnion('outcome', [
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
      'no-customer',
      'customer-changed',
      'no-account',
      'disk-full',
      'cannot-store',
    ]),
    codes: z.array(z.object({ kind: z.string(), value: z.string() })),
  }),
]);

const ConnectOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('connected'), customers: z.number().int(), serviceAccount: z.string() }),
  z.object({
    outcome: z.literal('refused'),
    reason: z.enum([
      'partner-id',
      'key-not-json',
      'key-not-service-account',
      'key-broken',
      'key-refused',
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

export const contract = {
  station: {
    watch: oc.output(eventIterator(StationView)),
    about: oc.output(
      z.object({
        version: z.string(),
        host: z.enum(['electron', 'browser']),
        runtime: z.string(),
        dataFolder: z.string(),
        keychain: KeychainState,
      }),
    ),
    change: oc.input(WindowSettingsChange).output(WindowSettings),
  },
  access: {
    /** Opens practice: the built-in simulator, a journal of its own. */
    practise: oc.output(z.object({ outcome: z.literal('practising') })),
    /** Tests the connection with `customers.list` and only then keeps the key. `keyFile` is the file's text. */
    connect: oc.input(z.object({ partnerId: z.string().max(100), keyFile: z.string().max(200_000) })).output(ConnectOutcome),
    /** Forgets key and account. Boxes stay in the journal of their partner and go on when it is connected again. */
    leave: oc.output(z.object({ outcome: z.literal('left') })),
    /** After the keychain was unlocked. */
    reopen: oc.output(GoogleView),
  },
  customers: {
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
          z.object({ outcome: z.literal('refused'), reason: z.enum(['unknown-customer', 'disk-full', 'cannot-store', 'no-account']) }),
        ]),
      ),
  },
  packing: {
    /** The codes of one box. `customer` is the one the worker saw on the screen: if main thinks otherwise, nothing is stored. */
    scan: oc
      .input(
        z.object({
          customer: z.string(),
          source: ScanSource,
          readings: z
            .array(z.object({ text: z.string().max(4096), symbology: z.string().max(40).optional() }))
            .min(1)
            .max(64),
        }),
      )
      .output(ScanOutcome),
  },
  claims: {
    /** Boxes of all shifts that need a person, oldest first. */
    held: oc.output(z.array(BoxView)),
    retry: oc.input(z.object({ boxes: z.array(z.string()).min(1).max(10_000) })).output(z.object({ retried: z.number().int() })),
    /** Do not wait for the next attempt. */
    hurry: oc.output(z.object({ outcome: z.literal('hurried') })),
  },
  shift: {
    /** The running shift's, or the named one's. Undefined before the first. */
    summary: oc.input(z.object({ shift: z.string().optional() })).output(ShiftSummary.optional()),
    boxes: oc
      .input(z.object({ shift: z.string(), offset: z.number().int().min(0), limit: z.number().int().min(1).max(1000) }))
      .output(z.array(BoxView)),
    csv: oc.input(z.object({ shift: z.string() })).output(z.object({ name: z.string(), text: z.string() })),
    finish: oc.output(ShiftSummary.optional()),
  },
};

export type Contract = typeof contract;
export type StationView = z.infer<typeof StationView>;
export type BoxView = z.infer<typeof BoxView>;
export type CustomerView = z.infer<typeof CustomerView>;
export type GoogleView = z.infer<typeof GoogleView>;
export type OperationView = z.infer<typeof OperationView>;
export type ScanOutcome = z.infer<typeof ScanOutcome>;
export type ConnectOutcome = z.infer<typeof ConnectOutcome>;
export type ShiftSummaryView = z.infer<typeof ShiftSummary>;
export type TallyView = z.infer<typeof Tally>;
export type KeychainState = z.infer<typeof KeychainState>;
