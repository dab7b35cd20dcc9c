import { expect, test } from 'vitest';
import { chooseEngine } from '../../../../renderer/scan/reader/choose-engine.ts';
import { LINEAR, MATRIX } from '../../../../renderer/scan/reader/engine.ts';
import { loadZxingJs } from '../../../../renderer/scan/reader/load-zxing-js.ts';
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

test('where WebAssembly cannot run the real zxing-js takes over and reads the code, and without that the first error is told', async () => {
  const engine = await chooseEngine(noWasm, loadZxingJs);
  expect(engine.name).toBe('zxing-js');
  expect(engine.decode(code, request).map(({ text, symbology }) => [text, symbology])).toEqual([['356938035643809', 'Code128']]);
  const paper = { ...code, luma: new Uint8Array(code.luma.length).fill(250) };
  expect(engine.decode(paper, request)).toEqual([]);
  await expect(chooseEngine(noWasm, async () => Promise.reject(new Error('not fetched')))).rejects.toThrow(/wasm|magic/i);
});
