/// <reference types="emscripten" />
// A quick look at the reader in Node, without a browser:
//   node bench/scan/quick.ts --set DIR [--only KIND] [--clips N] [--peers] [--stills]
// DIR/truth.json lists clips: [{ name, kind, imeis: [IMEI1, IMEI2?], frames: [paths below DIR] }], 30 frames a second.
// The clock advances by the thread's CPU time, and the newest frame is taken, as in the worker.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { prepareZXingModule } from 'zxing-wasm/reader';
import { parseImei } from '../../core/domain/imei.ts';
import { createLabelReader } from '../../renderer/scan/reader/label-reader.ts';
import { lumaOfRgba } from '../../renderer/scan/reader/luma.ts';
import type { LumaFrame } from '../../renderer/scan/reader/reader.ts';
import { createZxingEngine } from '../../renderer/scan/reader/zxing-engine.ts';

const { values: order } = parseArgs({
  options: {
    set: { type: 'string', default: '/tmp/scanlab/A' },
    only: { type: 'string' },
    name: { type: 'string' },
    clips: { type: 'string', default: '1000' },
    peers: { type: 'boolean', default: false },
    stills: { type: 'boolean', default: false },
  },
});

interface Clip {
  readonly name: string;
  readonly kind: string;
  readonly imeis: readonly string[];
  readonly frames: readonly string[];
}

type Read = (frame: LumaFrame) => { readonly text: string; readonly method?: string }[];

const wasm = new Uint8Array(readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))).buffer;
const engine = await createZxingEngine({ binary: wasm });
const strategies: [string, () => Read][] = [['ours', () => createLabelReader(engine).read]];
if (order.peers) {
  const defaults = await packageDefaults();
  strategies.push(['zxing-wasm defaults', () => defaults]);
}

const clips = (JSON.parse(readFileSync(join(order.set, 'truth.json'), 'utf8')) as Clip[])
  .filter(
    ({ kind, name }) =>
      (order.only === undefined || order.only.split(',').includes(kind)) && (order.name === undefined || order.name === name),
  )
  .slice(0, Number(order.clips));

const results = new Map(strategies.map(([name]) => [name, [] as ClipResult[]]));
for (const clip of clips) {
  const frames: LumaFrame[] = [];
  for (const frame of clip.frames) frames.push(await load(join(order.set, frame)));
  for (const [name, create] of strategies)
    results.get(name)?.push(order.stills ? still(clip, frames, create()) : play(clip, frames, create()));
}
for (const [name, list] of results) report(name, list);

interface ClipResult {
  readonly clip: Clip;
  /** When IMEI1 was first and for the second time read, both once, both twice; milliseconds, Infinity for never. */
  readonly first: number;
  readonly second: number;
  readonly both: number;
  readonly bothTwice: number;
  readonly wrong: readonly string[];
  readonly soft: number;
  readonly times: readonly number[];
}

function play(clip: Clip, frames: readonly LumaFrame[], read: Read): ClipResult {
  const counts = new Map<string, number>();
  const times: number[] = [];
  const wrong: string[] = [];
  let [clock, first, second, both, bothTwice, soft] = [0, Infinity, Infinity, Infinity, Infinity, 0];
  for (let next = 0; next < frames.length;) {
    const frame = frames[next];
    if (frame === undefined) break;
    clock = Math.max(clock, (next * 1000) / 30);
    const before = process.threadCpuUsage();
    const readings = read(frame);
    const used = process.threadCpuUsage(before);
    const took = (used.user + used.system) / 1000;
    times.push(took);
    clock += took;
    const imeis = new Map(readings.filter(({ text }) => parseImei(text) !== undefined).map(({ text, method }) => [text, method]));
    for (const [imei, method] of imeis) {
      if (!clip.imeis.includes(imei)) wrong.push(`${imei} (${method}) in frame ${next}`);
      else if (method === 'soft') soft++;
      counts.set(imei, (counts.get(imei) ?? 0) + 1);
    }
    const seen = clip.imeis.map((imei) => counts.get(imei) ?? 0);
    if ((seen[0] ?? 0) >= 1) first = Math.min(first, clock);
    if ((seen[0] ?? 0) >= 2) second = Math.min(second, clock);
    if (seen.every((count) => count >= 1)) both = Math.min(both, clock);
    if (seen.every((count) => count >= 2)) bothTwice = Math.min(bothTwice, clock);
    next = Math.max(next + 1, Math.floor((clock * 30) / 1000));
  }
  return { clip, first, second, both, bothTwice, wrong, soft, times };
}

/** Every attempt allowed: the same picture again and again, as from a box that lies still. */
function still(clip: Clip, frames: readonly LumaFrame[], read: Read): ClipResult {
  return play(
    clip,
    Array.from({ length: 12 }, () => frames[0]).filter((frame) => frame !== undefined),
    read,
  );
}

function report(name: string, list: readonly ClipResult[]): void {
  const kinds = [...new Set(list.map(({ clip }) => clip.kind))];
  const share = (some: readonly ClipResult[], when: (result: ClipResult) => boolean) =>
    ((100 * some.filter(when).length) / Math.max(1, some.length)).toFixed(1).padStart(6);
  console.log(`\n${name}: ${list.length} clips`);
  console.log(`${''.padEnd(10)}  once  twice  both bothx2  soft   p50   p90   ms50  ms95  mean`);
  for (const kind of [...kinds, 'all']) {
    const some = kind === 'all' ? list : list.filter(({ clip }) => clip.kind === kind);
    const firsts = some.map(({ first }) => first).sort((a, b) => a - b);
    const times = some.flatMap(({ times: each }) => each).sort((a, b) => a - b);
    const at = (sorted: readonly number[], part: number) =>
      (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(0).padStart(6);
    console.log(
      kind.padEnd(10) +
        share(some, ({ first }) => first <= 1000) +
        share(some, ({ second }) => second <= 1000) +
        share(some, ({ both }) => both <= 1000) +
        share(some, ({ bothTwice }) => bothTwice <= 1000) +
        String(some.reduce((sum, { soft }) => sum + soft, 0)).padStart(6) +
        at(firsts, 0.5) +
        at(firsts, 0.9) +
        at(times, 0.5) +
        at(times, 0.95) +
        (times.reduce((sum, time) => sum + time, 0) / Math.max(1, times.length)).toFixed(1).padStart(7),
    );
  }
  const missed = list.filter(({ second, bothTwice }) => second > 1000 || bothTwice > 1000);
  console.log(
    'not twice: ' +
      missed.map(({ clip, first, second }) => `${clip.name}${second <= 1000 ? ' (IMEI2)' : first <= 1000 ? ' (once)' : ''}`).join(', '),
  );
  console.log('wrong: ' + (list.flatMap(({ clip, wrong }) => wrong.map((each) => `${clip.name} ${each}`)).join(', ') || 'none'));
}

/** A JPEG, or brightness alone with its size in the name: `a.1280x720.y`. */
async function load(file: string): Promise<LumaFrame> {
  const size = /\.(\d+)x(\d+)\.y$/.exec(file);
  if (size !== null) return { luma: new Uint8Array(readFileSync(file)), width: Number(size[1]), height: Number(size[2]) };
  const image = await loadImage(file);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return { luma: lumaOfRgba(context.getImageData(0, 0, image.width, image.height).data), width: image.width, height: image.height };
}

/** What `readBarcodes` of zxing-wasm does by itself, but for the colours that it is spared. */
async function packageDefaults(): Promise<Read> {
  const zxing = await prepareZXingModule({ overrides: { wasmBinary: wasm }, fireImmediately: true });
  let place = 0;
  return ({ luma, width, height }) => {
    if (place === 0) place = zxing._malloc(1920 * 1080);
    zxing.HEAPU8.set(luma.subarray(0, width * height), place);
    const found = zxing.readBarcodesFromPixmap(place, width, height, {
      formats: '',
      tryHarder: true,
      tryRotate: true,
      tryInvert: true,
      tryDownscale: true,
      tryDenoise: false,
      binarizer: 0,
      isPure: false,
      downscaleFactor: 3,
      downscaleThreshold: 500,
      minLineCount: 2,
      maxNumberOfSymbols: 255,
      validateOptionalChecksum: false,
      returnErrors: false,
      eanAddOnSymbol: 0,
      textMode: 0,
      characterSet: 0,
      tryCode39ExtendedMode: true,
    });
    const readings = Array.from({ length: found.size() }, (_, i) => ({ text: found.get(i)?.text ?? '' }));
    if ('delete' in found && typeof found.delete === 'function') found.delete();
    return readings;
  };
}
