import * as z from 'zod';

/** Why this computer keeps nothing: each has its words and its way out in the window. */
export const StoreRefusal = z.enum(['disk-full', 'read-only', 'locked', 'folder-gone', 'cannot-store']);

export type StoreRefusal = z.infer<typeof StoreRefusal>;
