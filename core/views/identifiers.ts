import * as z from 'zod';

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
export const FoundIdentifiers = z.object({
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
