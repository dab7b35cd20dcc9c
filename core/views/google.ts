import * as z from 'zod';

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

/** Why Google did not answer a question that a person asked. */
export const Troubled = z.object({
  outcome: z.literal('trouble'),
  trouble: z.enum(['offline', 'google', 'quota', 'budget', 'sign-in', 'forbidden', 'not-found', 'refused', 'no-account', 'cannot-store']),
  code: z.string().optional(),
});

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

export type GoogleView = z.infer<typeof GoogleView>;
export type Troubled = z.infer<typeof Troubled>;
export type OperationView = z.infer<typeof OperationView>;
export type BatchView = z.infer<typeof BatchView>;
