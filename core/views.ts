import * as z from 'zod';
import { BOX_STATES } from './domain/box.ts';
import { BoxSource, EventType, HeldReason, ScanSource } from './domain/events.ts';
import { WHEREABOUTS } from './domain/whereabouts.ts';
import { WindowSettings } from './domain/settings.ts';
import { BackupView, RecoveryView, RescueView } from './views-keeping.ts';

/** What the window sees of boxes, batches, devices and customers. What crosses the wire is checked against these on both sides. */

export const CustomerView = z.object({
  id: z.string(),
  name: z.string(),
  terms: z.enum(['accepted', 'not-accepted', 'stale', 'unknown']),
});

export const CustomerRef = z.object({ id: z.string(), name: z.string() });

/** What names a device. A serial number keeps its case. */
export const Identifiers = z.object({
  imei: z.string().max(15).optional(),
  imei2: z.string().max(15).optional(),
  meid: z.string().max(14).optional(),
  meid2: z.string().max(14).optional(),
  serialNumber: z.string().max(100).optional(),
  manufacturer: z.string().max(100).optional(),
  model: z.string().max(100).optional(),
});

/** What names a device at Google, where it may be longer than what anybody may send there from here. */
const FoundIdentifiers = z.object({
  imei: z.string().optional(),
  imei2: z.string().optional(),
  meid: z.string().optional(),
  meid2: z.string().optional(),
  serialNumber: z.string().optional(),
  manufacturer: z.string().optional(),
  model: z.string().optional(),
});

export const Readings = z
  .array(z.object({ text: z.string().max(4096), symbology: z.string().max(40).optional() }))
  .min(1)
  .max(64);

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

export const TallyView = z.object({
  scanned: z.number(),
  claimed: z.number(),
  waiting: z.number(),
  attention: z.number(),
  released: z.number(),
  undone: z.number(),
});

export const ShiftSummaryView = z.object({
  shift: z.string(),
  startedAt: z.number(),
  endedAt: z.number().optional(),
  total: TallyView,
  customers: z.array(z.object({ id: z.string(), name: z.string(), tally: TallyView })),
  repeated: z.number(),
  refused: z.number(),
  balanced: z.boolean(),
});

/**
 * How the way to Google is, told by Google's last answer; `cannot-store` is our own disk, `budget` our own share of the requests.
 * `retryAt` is when it is tried again by itself.
 */
export const GoogleView = z.object({
  state: z.enum(['fine', 'offline', 'google', 'quota', 'budget', 'sign-in', 'forbidden', 'no-keychain', 'cannot-store']),
  code: z.string().optional(),
  since: z.number().optional(),
  retryAt: z.number().optional(),
});

/** Why this computer keeps nothing: each has its words and its way out in the window. */
export const StoreRefusal = z.enum(['disk-full', 'read-only', 'locked', 'folder-gone', 'cannot-store']);

export const BatchKind = z.enum(['claim', 'release']);

/** A batch that Google works on now. */
export const OperationView = z.object({
  claim: z.string(),
  kind: BatchKind,
  customerName: z.string(),
  size: z.number().int(),
  /** Devices that Google has answered for so far. */
  answered: z.number().int(),
  /** 0 to 100, never 100 before it is done. */
  progress: z.number(),
  startedAt: z.number(),
  /** How often it was asked for. */
  asked: z.number().int(),
  /** When it is asked for again. */
  nextAt: z.number(),
  /** Failed attempts in a row; the next one waits because of them. */
  failures: z.number().int(),
  code: z.string().optional(),
  /** Once there is progress to tell it by. */
  perSecond: z.number().optional(),
  leftMs: z.number().optional(),
});

/** A batch of the past or the present. `counts` are of the boxes that were last sent in it. */
export const BatchView = z.object({
  claim: z.string(),
  kind: BatchKind,
  size: z.number().int(),
  customerName: z.string(),
  sentAt: z.number(),
  takenAt: z.number().optional(),
  finishedAt: z.number().optional(),
  operation: z.string().optional(),
  code: z.string().optional(),
  counts: z.object({
    claimed: z.number(),
    released: z.number(),
    held: z.number(),
    underWay: z.number(),
    /** Looked up, or waiting to be sent again. */
    waiting: z.number(),
    /** Sent again later, in another batch. */
    moved: z.number(),
    /** Taken back here; the request was not carried out. */
    undone: z.number(),
  }),
});

/** Why Google did not answer a question that a person asked. */
export const Troubled = z.object({
  outcome: z.literal('trouble'),
  trouble: z.enum(['offline', 'google', 'quota', 'budget', 'sign-in', 'forbidden', 'not-found', 'refused', 'no-account', 'cannot-store']),
  code: z.string().optional(),
});

/** A device as Google has it. */
export const DeviceView = z.object({
  deviceId: z.string(),
  identifiers: FoundIdentifiers,
  claims: z.array(
    z.object({
      section: z.string(),
      owner: z.object({ id: z.string(), name: z.string().optional() }).optional(),
      reseller: z.string().optional(),
      /** Held by a customer of ours, claimed by us: we may let it go. */
      ours: z.boolean(),
    }),
  ),
  metadata: z.record(z.string(), z.string()),
  /** The box of this station that stands for it. */
  box: BoxView.optional(),
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

/** A box and where it is for somebody who wants it back or for another customer. */
export const LocatedBox = z.object({ box: BoxView, where: z.enum(WHEREABOUTS) });

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
export type StationView = z.infer<typeof StationView>;
export type StoreRefusal = z.infer<typeof StoreRefusal>;
export type BatchView = z.infer<typeof BatchView>;
export type DeviceView = z.infer<typeof DeviceView>;
export type HistoryEntry = z.infer<typeof HistoryEntry>;
export type Troubled = z.infer<typeof Troubled>;
export type BoxView = z.infer<typeof BoxView>;
export type CustomerView = z.infer<typeof CustomerView>;
export type GoogleView = z.infer<typeof GoogleView>;
export type OperationView = z.infer<typeof OperationView>;
export type LocatedBox = z.infer<typeof LocatedBox>;
export type UndoOutcome = z.infer<typeof UndoOutcome>;
export type ScanOutcome = z.infer<typeof ScanOutcome>;
export type ConnectOutcome = z.infer<typeof ConnectOutcome>;
export type ShiftSummaryView = z.infer<typeof ShiftSummaryView>;
export type TallyView = z.infer<typeof TallyView>;
export type KeychainState = z.infer<typeof KeychainState>;
