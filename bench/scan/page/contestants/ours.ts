import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { createZxingReader } from '../../../../renderer/scan/reader/zxing-reader.ts';
import { compete } from './compete.ts';

/** The reader of this app as its worker builds it. */
compete(async () => {
  let reader = await createZxingReader({ url: wasmUrl });
  return {
    name: 'ours',
    pause: 0,
    looks: 1,
    async begin() {
      reader = await createZxingReader({ url: wasmUrl });
    },
    prepare(luma, width, height) {
      return () => reader.read({ luma, width, height }).map(({ text }) => text);
    },
  };
});
