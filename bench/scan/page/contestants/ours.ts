import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { loadOurReader } from '../../our-reader.ts';
import { compete } from './compete.ts';

/** The reader of this app, new for each clip as for a box that comes to an empty table. */
compete(async () => {
  const createReader = await loadOurReader({ url: wasmUrl });
  let reader = createReader();
  return {
    name: 'ours',
    pause: 0,
    // It looks another way each time, and a still leaves time for all of them.
    looks: 16,
    begin() {
      reader = createReader();
    },
    prepare(luma, width, height) {
      return () => reader.read({ luma, width, height }).map(({ text }) => text);
    },
  };
});
