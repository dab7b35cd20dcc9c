import * as z from 'zod';

/** Where the codes of a box came from: `carton` is one code with many IMEIs, `list` a file or a pasted text. */
export const ScanSource = z.enum(['camera', 'hand-scanner', 'typed', 'carton', 'list']);
export type ScanSource = z.infer<typeof ScanSource>;

/** Where a box came from: a scan, or what Google knew of it when this station no longer did. */
export const BoxSource = z.enum([...ScanSource.options, 'google']);
export type BoxSource = z.infer<typeof BoxSource>;

/**
 * Why a box needs a person. `status` and `code` of the answer stand beside it in the event.
 * Each has its words and its way out in the window.
 */
export const HeldReason = z.enum([
  'other-company',
  'invalid-identifier',
  /** What names the device is not enough, or names more than one. */
  'identifier-set',
  'invalid-manufacturer',
  'invalid-model',
  'permission-denied',
  'device-limit',
  'customer-refused',
  'google-refused',
  /** Released or moved: somebody other than the box's customer has it. */
  'owner-changed',
  /** Google does not let it go. */
  'release-refused',
]);
export type HeldReason = z.infer<typeof HeldReason>;

const CustomerRef = z.object({ id: z.string(), name: z.string() });
const Boxes = z.array(z.string()).min(1);

/**
 * Everything that can happen at a station, by type. The journal keeps these for ever and nothing else is true, so an entry is
 * never changed after a release: a new fact is a new type or a new optional field.
 */
export const eventBodies = {
  'shift-started': z.object({}),
  'shift-ended': z.object({}),
  'customer-chosen': z.object({ customer: CustomerRef }),

  'box-accepted': z.object({
    box: z.string(),
    /** The lowest IMEI, the one that zero-touch matches most reliably. A device without one has a MEID, or a serial number with manufacturer and model. */
    imei: z.string().optional(),
    imei2: z.string().optional(),
    meid: z.string().optional(),
    serialNumber: z.string().optional(),
    manufacturer: z.string().optional(),
    model: z.string().optional(),
    customer: CustomerRef,
    source: ScanSource,
    /** The other codes that were in view, by name. */
    others: z.array(z.object({ kind: z.string(), value: z.string() })).optional(),
    /** The carton or list that it was stored from: its ID, by which a repeated request is known, the place in it, and what the code says of the whole. */
    list: z.object({ id: z.string(), place: z.number().int(), carton: z.string().optional(), order: z.string().optional() }).optional(),
  }),
  'scan-repeated': z.object({ box: z.string(), source: ScanSource }),
  'scan-refused': z.object({ reason: z.string(), codes: z.array(z.object({ kind: z.string(), value: z.string() })), source: ScanSource }),

  /** Written before the request leaves: from here until an answer, the claim may have happened. */
  'claim-sent': z.object({ claim: z.string(), boxes: Boxes }),
  /** Google took the batch and named the operation. Written before the first poll. */
  'claim-taken': z.object({ claim: z.string(), operation: z.string() }),
  /** The request certainly did not reach Google; the boxes wait again. */
  'claim-not-sent': z.object({ claim: z.string(), boxes: Boxes, code: z.string() }),
  /** Google refused the whole batch. `limit` is the size of the batches in which its boxes go next. */
  'claim-split': z.object({ claim: z.string(), boxes: Boxes, limit: z.number().int().min(1), code: z.string() }),
  /** Nobody knows whether these were claimed. They are looked up before anything else happens to them. */
  'claim-unsure': z.object({ claim: z.string(), boxes: Boxes, code: z.string() }),
  /** The operation has answered for every box that it will answer for. */
  'claim-finished': z.object({ claim: z.string() }),

  'box-claimed': z.object({ box: z.string(), deviceId: z.string().optional(), how: z.enum(['operation', 'looked-up', 'at-once']) }),
  'box-held': z.object({ box: z.string(), reason: HeldReason, status: z.string().optional(), code: z.string().optional() }),
  /** Looked up and certainly not there: it may be sent again. */
  'box-not-found': z.object({ box: z.string() }),
  /** A person asked for another try. */
  'box-retried': z.object({ box: z.string() }),

  /** A person took it back, as if it had never been scanned. Only of a box of which nothing can be at Google. */
  'box-undone': z.object({ box: z.string() }),
  /** A person gave it to another customer before it was claimed for the first one. The same condition. */
  'box-moved': z.object({ box: z.string(), customer: CustomerRef }),

  /** A person wants a claimed box let go and, with `next`, claimed for another customer. */
  'release-asked': z.object({ box: z.string(), next: CustomerRef.optional() }),
  /** Written before the request leaves, after the owner was checked. */
  'release-sent': z.object({ release: z.string(), boxes: Boxes }),
  /** Google took the batch and named the operation. Written before the first poll. */
  'release-taken': z.object({ release: z.string(), operation: z.string() }),
  /** Nobody knows whether these were let go, or they certainly were not: their owners are looked at again. */
  'release-unsure': z.object({ release: z.string(), boxes: Boxes, code: z.string() }),
  'release-finished': z.object({ release: z.string() }),
  'box-released': z.object({ box: z.string(), how: z.enum(['operation', 'looked-up', 'at-once']) }),

  /** A device that no box of this station stands for was let go by a person here. */
  'device-released': z.object({ deviceId: z.string(), owner: z.string() }),
  /** What a person wrote to a device's metadata; `box` where it is one of ours. */
  'metadata-changed': z.object({ deviceId: z.string(), box: z.string().optional(), metadata: z.record(z.string(), z.string()) }),
  'customer-created': z.object({ customer: CustomerRef }),

  /**
   * From here on this journal is a copy, or begins anew: the one before it could not be trusted, or stayed on another computer. What it
   * says of boxes on their way may have been overtaken, and devices may be claimed that it knows nothing of.
   */
  'journal-restored': z.object({
    from: z.enum(['backup', 'archive', 'nothing']),
    /** When the copy was made. */
    madeAt: z.number().optional(),
    /** What was wrong with the journal before it. */
    reason: z.string(),
    /** The stations whose boxes are searched for at Google. */
    stations: z.array(z.string()),
  }),
  /** A device that this station claimed and had forgotten, as Google has it. */
  'box-recovered': z.object({
    box: z.string(),
    imei: z.string().optional(),
    imei2: z.string().optional(),
    meid: z.string().optional(),
    serialNumber: z.string().optional(),
    manufacturer: z.string().optional(),
    model: z.string().optional(),
    customer: CustomerRef,
    deviceId: z.string(),
  }),
  /** Google has told everything that it has of this station. */
  'recovery-finished': z.object({}),
} as const;

export const EventType = z.object(eventBodies).keyof();
export type EventType = z.infer<typeof EventType>;
export type EventBody<T extends EventType> = z.infer<(typeof eventBodies)[T]>;

/** An event that is about to be stored. */
export type EventDraft = { [T in EventType]: { readonly type: T; readonly body: EventBody<T> } }[EventType];

/** An event as the journal keeps it. `seq` is this station's order of truth; `at` is a wall clock and may jump. */
export type StoredEvent = EventDraft & {
  readonly seq: number;
  /** UUIDv7: unique over all stations, so that several journals can be merged. */
  readonly id: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly station: string;
  readonly shift: string | undefined;
  readonly operator: string | undefined;
};
