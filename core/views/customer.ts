import * as z from 'zod';

export const CustomerView = z.object({
  id: z.string(),
  name: z.string(),
  terms: z.enum(['accepted', 'not-accepted', 'stale', 'unknown']),
});

export const CustomerRef = z.object({ id: z.string(), name: z.string() });

export type CustomerView = z.infer<typeof CustomerView>;
