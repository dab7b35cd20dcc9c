import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { createLumaCopier } from './luma.ts';
import type { ReaderAnswer, ReaderRequest } from './messages.ts';
import { createZxingReader } from './zxing-reader.ts';

/** Reads one picture after another away from the window's thread. The other side sends the next one only after the answer. */
const copyLuma = createLumaCopier();
const reader = createZxingReader({ url: wasmUrl });

addEventListener('message', ({ data }: MessageEvent<ReaderRequest>) => {
  void answerTo(data).then((answer) => postMessage(answer));
});

async function answerTo({ picture }: ReaderRequest): Promise<ReaderAnswer> {
  try {
    const { read } = await reader;
    const startedAt = performance.now();
    const frame = await copyLuma(picture);
    const copiedAt = performance.now();
    const readings = read(frame);
    return {
      kind: 'read',
      readings,
      width: frame.width,
      height: frame.height,
      copyMs: copiedAt - startedAt,
      readMs: performance.now() - copiedAt,
    };
  } catch (error) {
    return { kind: 'failed', message: String(error) };
  } finally {
    picture.close();
  }
}
