import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { chooseEngine } from './choose-engine.ts';
import { createLabelReader } from './label-reader.ts';
import { createLumaCopier } from './luma.ts';
import type { ReaderAnswer, ReaderRequest } from './messages.ts';

/** Reads one picture after another away from the window's thread. The other side sends the next one only after the answer. */
const copyLuma = createLumaCopier();
const loading = chooseEngine({ url: wasmUrl }).then(createLabelReader);

addEventListener('message', ({ data }: MessageEvent<ReaderRequest>) => {
  void answerTo(data).then((answer) => postMessage(answer));
});

async function answerTo({ picture }: ReaderRequest): Promise<ReaderAnswer> {
  try {
    const reader = await loading;
    const startedAt = performance.now();
    const frame = await copyLuma(picture);
    const copiedAt = performance.now();
    const readings = reader.read(frame);
    const quality = reader.quality();
    return {
      kind: 'read',
      readings,
      width: frame.width,
      height: frame.height,
      copyMs: copiedAt - startedAt,
      readMs: performance.now() - copiedAt,
      engine: reader.engine,
      ...(quality === undefined ? {} : { quality }),
    };
  } catch (error) {
    return { kind: 'failed', message: String(error) };
  } finally {
    picture.close();
  }
}
