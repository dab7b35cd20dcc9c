import { expect, test } from 'vitest';
import { chooseEngine } from '../../../../renderer/scan/reader/choose-engine.ts';
import { LINEAR, MATRIX } from '../../../../renderer/scan/reader/engine.ts';
import type { ZxingJs } from '../../../../renderer/scan/reader/zxing-js-engine.ts';
import { code128Widths, drawBars, loadEngine } from './bars.ts';

const request = { symbologies: LINEAR, alsoTurned: false, alsoSmaller: false };
const code = drawBars(code128Widths('356938035643809'), { module: 3 });
const noWasm = { binary: new ArrayBuffer(8) };

test('zxing-wasm reads a code and says where it is', async () => {
  const engine = await loadEngine();
  const [reading] = engine.decode(code, request);
  expect(reading).toMatchObject({ text: '356938035643809', symbology: 'Code128' });
  expect((reading?.corners[1].x ?? 0) - (reading?.corners[0].x ?? 0)).toBeCloseTo(402, -1);
  expect(engine.decode(code, { ...request, symbologies: MATRIX })).toEqual([]);
});

test('a picture that is shorter than it says is refused', async () => {
  const engine = await loadEngine();
  expect(() => engine.decode({ ...code, height: code.height + 1 }, request)).toThrow(RangeError);
});

test('where WebAssembly cannot run the other engine takes over, and without that the first error is told', async () => {
  const engine = await chooseEngine(noWasm, async () => blindLibrary());
  expect(engine.name).toBe('zxing-js');
  expect(engine.decode(code, request)).toEqual([]);
  await expect(chooseEngine(noWasm, async () => Promise.reject(new Error('not installed')))).rejects.toThrow(/wasm|magic/i);
});

/** `@zxing/library` in a day when it finds nothing; the real one is not among our dependencies yet. */
function blindLibrary(): ZxingJs {
  class Nothing {}
  return {
    MultiFormatReader: class {
      setHints(): void {}
      decodeWithState(): never {
        throw new Error('NotFoundException');
      }
    },
    RGBLuminanceSource: Nothing,
    HybridBinarizer: Nothing,
    BinaryBitmap: Nothing,
    DecodeHintType: { POSSIBLE_FORMATS: 2, TRY_HARDER: 3 },
    BarcodeFormat: { CODE_128: 4, EAN_13: 7, UPC_A: 14, QR_CODE: 11, DATA_MATRIX: 5, PDF_417: 10 },
  };
}
