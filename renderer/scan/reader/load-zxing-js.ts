import type { ZxingJs } from './zxing-js-engine.ts';

/** Loads `@zxing/library`: a chunk of its own, fetched only where WebAssembly is forbidden. Rejects where it cannot be fetched. */
export async function loadZxingJs(): Promise<ZxingJs> {
  return import('@zxing/library');
}
