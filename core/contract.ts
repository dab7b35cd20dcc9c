import { eventIterator, oc } from '@orpc/contract';
import * as z from 'zod';
import { cartonsContract } from './contract-cartons.ts';
import { keepingContract } from './contract-keeping.ts';
import { ScanSource } from './domain/events.ts';
import { WindowSettings, WindowSettingsChange } from './domain/settings.ts';
import {
  BatchView,
  BoxView,
  ConnectOutcome,
  CustomerRef,
  CustomerView,
  DeviceView,
  GoogleView,
  HistoryEntry,
  Identifiers,
  KeychainState,
  LocatedBox,
  Readings,
  ScanOutcome,
  ShiftSummaryView,
  StationView,
  StoreRefusal,
  Troubled,
  UndoOutcome,
} from './views.ts';

/**
 * Every call and stream that the window may use, written once. Both hosts serve it, over a MessagePort in Electron and a
 * WebSocket in the browser host. No call returns a secret. What a worker can cause is a value with a named reason; an error
 * is a bug or a lost connection.
 */

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
    /** The settings that hold then; `refused` where the change could not be kept. */
    change: oc.input(WindowSettingsChange).output(WindowSettings.extend({ refused: StoreRefusal.optional() })),
    /** Writes the data of the open account again where its folder was deleted, moved or replaced; what lies there now is put aside. */
    writeAgain: oc.output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('written') }),
        z.object({ outcome: z.literal('refused'), reason: z.enum([...StoreRefusal.options, 'in-use']) }),
      ]),
    ),
    /** For whoever helps: what went wrong last between us and Google. No secret, no whole IMEI. */
    diagnostics: oc.output(z.object({ name: z.string(), text: z.string() })),
  },
  access: {
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
  },
  keeping: keepingContract,
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
  },
  devices: {
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
        z.discriminatedUnion('outcome', [
          z.object({ outcome: z.literal('changed'), metadata: z.record(z.string(), z.string()) }),
          Troubled,
        ]),
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
  },
  boxes: {
    /** The whole story of a box, oldest first. */
    history: oc.input(z.object({ box: z.string() })).output(z.object({ box: BoxView.optional(), entries: z.array(HistoryEntry) })),
  },
  packing: {
    /** The codes of one box. `customer` is the one the worker saw on the screen: if main thinks otherwise, nothing is stored. */
    scan: oc
      .input(
        z.object({
          customer: z.string(),
          source: ScanSource,
          readings: Readings,
        }),
      )
      .output(ScanOutcome),
    /** A device that is named by hand: with a MEID, without any cellular modem, or with manufacturer and model. */
    device: oc.input(z.object({ customer: z.string(), identifiers: Identifiers })).output(ScanOutcome),
  },
  cartons: cartonsContract,
  claims: {
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
  },
  corrections: {
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
  },
  shift: {
    /** The running shift's, or the named one's. Undefined before the first. */
    summary: oc.input(z.object({ shift: z.string().optional() })).output(ShiftSummaryView.optional()),
    boxes: oc
      .input(z.object({ shift: z.string(), offset: z.number().int().min(0), limit: z.number().int().min(1).max(1000) }))
      .output(z.array(BoxView)),
    csv: oc.input(z.object({ shift: z.string() })).output(z.object({ name: z.string(), text: z.string() })),
    /** `none` when no shift is running. */
    finish: oc.output(
      z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('finished'), summary: ShiftSummaryView }),
        z.object({ outcome: z.literal('none') }),
        z.object({ outcome: z.literal('refused'), reason: StoreRefusal }),
      ]),
    ),
  },
};

export type Contract = typeof contract;
