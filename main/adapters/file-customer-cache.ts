import * as z from 'zod';
import type { CustomerCache } from '../../core/ports/customer-cache.ts';
import { readIfThere, writeWhole } from './whole-file.ts';

/** The customer list in a JSON file beside the journal. It can always be fetched again, so a broken one counts as none. */
export function fileCustomerCache(file: string): CustomerCache {
  return {
    load() {
      try {
        return Cached.parse(JSON.parse(readIfThere(file)?.toString() ?? 'null'));
      } catch {
        return undefined;
      }
    },
    save(cached) {
      try {
        writeWhole(file, JSON.stringify(cached));
      } catch {
        // A full disk must not stop the customer from being chosen; the list stays in memory.
      }
    },
  };
}

const Cached = z.object({
  customers: z.array(z.object({ id: z.string(), name: z.string(), terms: z.enum(['accepted', 'not-accepted', 'stale', 'unknown']) })),
  fetchedAt: z.number(),
});
