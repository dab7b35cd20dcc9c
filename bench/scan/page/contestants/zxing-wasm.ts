/// <reference types="emscripten" />
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { compete, rgbaOf } from './compete.ts';

/** zxing-wasm with its package's defaults, on every frame that it manages. */
compete(async () => {
  await prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true });
  return {
    name: 'zxing-wasm',
    pause: 0,
    looks: 1,
    begin() {},
    prepare(luma, width, height) {
      const image = new ImageData(rgbaOf(luma), width, height);
      return async () => (await readBarcodes(image)).filter(({ error }) => error === '').map(({ text }) => text);
    },
  };
});
