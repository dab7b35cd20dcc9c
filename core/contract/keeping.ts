import { oc } from '@orpc/contract';
import * as z from 'zod';

/** The journal as a file: what goes on when it is not trusted, and all of it in one archive. */
export const keeping = {
  /** Sets the journal that is not trusted aside and goes on from the newest good backup, or anew where there is none. */
  goOn: oc.output(
    z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('went-on') }),
      z.object({
        outcome: z.literal('refused'),
        reason: z.enum(['newer', 'looking', 'disk-full', 'read-only', 'locked', 'damaged', 'folder-gone', 'other']),
      }),
    ]),
  ),
  /** A backup that failed, once more. It is made in the background. */
  backUp: oc.output(z.object({ outcome: z.literal('begun') })),
  /** Writes everything of this station as one file to where this person's downloads are. No secret is in it. */
  export: oc.output(
    z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('exported'), file: z.string(), bytes: z.number(), boxes: z.number() }),
      z.object({
        outcome: z.literal('refused'),
        reason: z.enum(['nothing-here', 'disk-full', 'read-only', 'locked', 'damaged', 'folder-gone', 'other']),
      }),
    ]),
  ),
  /** In front of the two doors only. The archive comes in pieces, because it may be larger than any memory. */
  beginImport: oc.output(z.object({ upload: z.string() })),
  addToImport: oc
    .input(z.object({ upload: z.string().max(100), offset: z.number().int().min(0), base64: z.base64().max(2_800_000) }))
    .output(z.object({ outcome: z.enum(['added', 'not-begun', 'disk-full', 'cannot-store']) })),
  /** Reads it whole and puts its journals in their places only when nothing is wrong with any of them. */
  finishImport: oc.input(z.object({ upload: z.string().max(100) })).output(
    z.discriminatedUnion('outcome', [
      z.object({
        outcome: z.literal('imported'),
        madeAt: z.number(),
        accounts: z.array(z.object({ name: z.string(), boxes: z.number() })),
      }),
      z.object({
        outcome: z.literal('refused'),
        reason: z.enum(['not-an-archive', 'damaged', 'newer', 'account-here', 'disk-full', 'cannot-store', 'not-begun', 'not-now']),
      }),
    ]),
  ),
};
