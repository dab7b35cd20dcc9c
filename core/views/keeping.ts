import * as z from 'zod';

/**
 * The journal of the account is not trusted, and nothing works on it.
 * - `damaged`: its bytes are not what was written; `foreign`: another program's file; `missing`: it is gone;
 * - `behind`: it ends before what was already stored; `newer`: whole, and a newer version wrote it.
 */
export const RescueView = z.object({
  fault: z.enum(['damaged', 'foreign', 'missing', 'behind', 'newer']),
  /** For whoever helps. */
  detail: z.string(),
  /** The newest good backup is still being looked for. */
  looking: z.boolean(),
  backup: z.object({ madeAt: z.number(), boxes: z.number().int() }).optional(),
  /** How far the journal had certainly come, where something beside it still says so. */
  last: z.object({ boxes: z.number().int(), at: z.number() }).optional(),
});

/** The last backup, and why the one after it failed. */
export const BackupView = z.object({
  madeAt: z.number().optional(),
  failed: z.enum(['disk-full', 'read-only', 'locked', 'damaged', 'folder-gone', 'other']).optional(),
});

/** The journal was restored and Google has not told everything yet; `found` are the boxes that it told of. */
export const RecoveryView = z.object({
  since: z.number(),
  from: z.enum(['backup', 'archive', 'nothing']),
  /** When the copy was made. */
  madeAt: z.number().optional(),
  found: z.number().int(),
});

export type RescueView = z.infer<typeof RescueView>;
export type BackupView = z.infer<typeof BackupView>;
export type RecoveryView = z.infer<typeof RecoveryView>;
