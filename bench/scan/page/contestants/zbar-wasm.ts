import { scanGrayBuffer } from '@undecaf/zbar-wasm';
import { compete } from './compete.ts';

/** zbar-wasm with its package's defaults, on every frame that it manages. */
compete(async () => {
  await scanGrayBuffer(new ArrayBuffer(64), 8, 8);
  return {
    name: 'zbar-wasm',
    pause: 0,
    looks: 1,
    begin() {},
    prepare(luma, width, height) {
      return async () => (await scanGrayBuffer(luma.buffer, width, height)).map((symbol) => symbol.decode());
    },
  };
});
