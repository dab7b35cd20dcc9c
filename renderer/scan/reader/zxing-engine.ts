/// <reference types="emscripten" />
// The reference gives zxing-wasm's own types what they rest on; it depends on that package itself.
import { prepareZXingModule } from 'zxing-wasm/reader';
import { LINEAR, MATRIX, type DecodeEngine, type EngineReading } from './engine.ts';
import type { Corners, FramePoint, Symbology } from './reader.ts';

/** Where the WebAssembly comes from: our own server in the window, a file's bytes in a test. Never zxing-wasm's default, a CDN. */
export type WasmSource = { readonly url: string } | { readonly binary: ArrayBuffer };

/**
 * zxing-cpp as WebAssembly. Rejects when it cannot be loaded.
 * Brightness goes in as it is: the package's own `readBarcodes` takes four bytes a pixel only to throw three of them away.
 */
export async function createZxingEngine(wasm: WasmSource): Promise<DecodeEngine> {
  const zxing = await prepareZXingModule({
    overrides: 'url' in wasm ? { locateFile: () => wasm.url } : { wasmBinary: wasm.binary },
    fireImmediately: true,
  });
  let place = 0;
  let size = 0;
  return {
    name: 'zxing-wasm',
    decode({ luma, width, height }, { symbologies, alsoTurned, alsoSmaller }) {
      const needed = width * height;
      if (luma.length < needed) throw new RangeError(`a picture of ${width}×${height} needs ${needed} bytes, not ${luma.length}`);
      if (needed > size) {
        if (place !== 0) zxing._free(place);
        place = zxing._malloc(needed);
        size = needed;
      }
      // HEAPU8 is a new view whenever the memory has grown, so it is asked for every time.
      zxing.HEAPU8.set(luma.subarray(0, needed), place);
      const formats = symbologies.join(',');
      const found = zxing.readBarcodesFromPixmap(place, width, height, {
        ...OPTIONS,
        formats,
        tryRotate: alsoTurned,
        tryDownscale: alsoSmaller,
      });
      const readings: EngineReading[] = [];
      for (let i = 0; i < found.size(); i++) {
        const result = found.get(i);
        const symbology = KNOWN.find((known) => known === result?.format);
        if (result === undefined || result.error !== '' || symbology === undefined) continue;
        readings.push({ text: result.text, symbology, corners: cornersOf(result.position) });
      }
      // Not in the package's type, but the list lives in the WebAssembly's memory and no collector frees it.
      if ('delete' in found && typeof found.delete === 'function') found.delete();
      return readings;
    },
  };
}

const KNOWN: readonly Symbology[] = [...LINEAR, ...MATRIX];

const LOCAL_AVERAGE = 0; // zxing-cpp's binarizer for uneven light
const PLAIN_TEXT = 0; // the content as encoded, without brackets around GS1 application identifiers

const OPTIONS = {
  tryHarder: true,
  tryInvert: false,
  tryDenoise: false,
  binarizer: LOCAL_AVERAGE,
  isPure: false,
  downscaleFactor: 3,
  downscaleThreshold: 500,
  minLineCount: 2,
  // A label has five or more codes; asking for one would halve the chance of getting the right one.
  maxNumberOfSymbols: 255,
  validateOptionalChecksum: false,
  returnErrors: false,
  eanAddOnSymbol: 0,
  textMode: PLAIN_TEXT,
  characterSet: 0,
  tryCode39ExtendedMode: false,
};

function cornersOf(position: ZxingPosition): Corners {
  return [pointOf(position.topLeft), pointOf(position.topRight), pointOf(position.bottomRight), pointOf(position.bottomLeft)];
}

function pointOf({ x, y }: FramePoint): FramePoint {
  return { x, y };
}

type ZxingPosition = Record<'topLeft' | 'topRight' | 'bottomRight' | 'bottomLeft', FramePoint>;
