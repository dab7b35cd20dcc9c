import { createLabelReader } from '../../renderer/scan/reader/label-reader.ts';
import type { FrameReader } from '../../renderer/scan/reader/reader.ts';
import { createZxingEngine, type WasmSource } from '../../renderer/scan/reader/zxing-engine.ts';

/** The reader of this app. Loads once; each call of the result is a reader that has seen nothing yet. */
export async function loadOurReader(wasm: WasmSource): Promise<() => FrameReader> {
  const engine = await createZxingEngine(wasm);
  return () => createLabelReader(engine);
}
