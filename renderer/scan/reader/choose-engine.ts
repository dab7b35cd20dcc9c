import type { DecodeEngine } from './engine.ts';
import { loadZxingJs } from './load-zxing-js.ts';
import { createZxingEngine, type WasmSource } from './zxing-engine.ts';
import { createZxingJsEngine, type ZxingJs } from './zxing-js-engine.ts';

/**
 * zxing-cpp as WebAssembly, or the one in JavaScript where that is forbidden, as some companies' policies do.
 * Rejects with the WebAssembly's error when neither is there, since that is the one to be mended.
 */
export async function chooseEngine(wasm: WasmSource, loadOther: () => Promise<ZxingJs> = loadZxingJs): Promise<DecodeEngine> {
  try {
    return await createZxingEngine(wasm);
  } catch (error) {
    const other = await loadOther().catch(() => undefined);
    if (other === undefined) throw error;
    return createZxingJsEngine(other);
  }
}
