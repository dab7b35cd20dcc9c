import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import * as z from 'zod';
import { WindowSettings } from '../../core/domain/settings.ts';

/**
 * A station in one file: a gzipped tar with `claimstation.json` first, and for each account its journal, copied and checked as a backup is,
 * and the customers as Google last listed them. No key, no token, nothing of the keychain: whoever imports it needs the key file again.
 */
export const Manifest = z.object({
  format: z.literal(1),
  /** Of the program that wrote it. */
  version: z.string(),
  madeAt: z.number(),
  station: z.string(),
  settings: WindowSettings,
  files: z
    .array(
      z.object({
        path: z.string().regex(/^accounts\/(practice|partner-\d{1,20})\/(journal\.sqlite|customers\.json)$/),
        bytes: z.number().int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(200),
});
export type Manifest = z.infer<typeof Manifest>;

export const MANIFEST = 'claimstation.json';
export const README = 'README.txt';

/** Of a file of any size, without holding it. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}
