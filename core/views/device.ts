import * as z from 'zod';
import { BoxView } from './box.ts';
import { FoundIdentifiers } from './identifiers.ts';

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

export type DeviceView = z.infer<typeof DeviceView>;
