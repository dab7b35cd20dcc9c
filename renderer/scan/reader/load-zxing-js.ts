import type { ZxingJs } from './zxing-js-engine.ts';

/**
 * Loads `@zxing/library`. Rejects where it is not there.
 * The package is not among our dependencies yet. Its name is kept from the bundler until then; afterwards this becomes
 * `import('@zxing/library')`, a chunk of its own that is fetched only where WebAssembly is forbidden.
 */
export async function loadZxingJs(): Promise<ZxingJs> {
  const name = '@zxing/library';
  const library: ZxingJs = await import(/* @vite-ignore */ name);
  return library;
}
