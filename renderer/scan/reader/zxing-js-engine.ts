import type { BinaryBitmap, DecodeHintType, Result } from '@zxing/library';
import type { DecodeEngine, DecodeRequest, EngineReading } from './engine.ts';
import type { LumaFrame, Symbology } from './reader.ts';

/** The part of `@zxing/library` that is used here: as a type only, because nothing but `load-zxing-js.ts` may bring the package itself. */
export type ZxingJs = Pick<
  typeof import('@zxing/library'),
  | 'MultiFormatOneDReader'
  | 'QRCodeReader'
  | 'DataMatrixReader'
  | 'PDF417Reader'
  | 'RGBLuminanceSource'
  | 'HybridBinarizer'
  | 'BinaryBitmap'
  | 'DecodeHintType'
  | 'BarcodeFormat'
>;

type ZxingJsFormat = 'CODE_128' | 'EAN_13' | 'UPC_A' | 'QR_CODE' | 'DATA_MATRIX' | 'PDF_417';

/**
 * The JavaScript port of ZXing, for where WebAssembly is forbidden: slower, and it finds one code at a time. So the picture
 * is cut into slices of a few rows; a linear code counts when two slices say the same.
 */
export function createZxingJsEngine(zxing: ZxingJs): DecodeEngine {
  const known = new Map<string, Decode[]>();

  /** The readers themselves: the library's `MultiFormatReader` writes a warning to the console for every picture without a code. */
  function readersFor(symbologies: readonly Symbology[]): Decode[] {
    const key = symbologies.join();
    const made = known.get(key) ?? makeReaders(symbologies);
    known.set(key, made);
    return made;
  }

  function makeReaders(symbologies: readonly Symbology[]): Decode[] {
    const hints = new Map<DecodeHintType, unknown>([
      [zxing.DecodeHintType.POSSIBLE_FORMATS, symbologies.map((symbology) => zxing.BarcodeFormat[FORMATS[symbology]])],
      [zxing.DecodeHintType.TRY_HARDER, true],
    ]);
    const linear = new zxing.MultiFormatOneDReader(hints);
    const [qr, matrix, pdf] = [new zxing.QRCodeReader(), new zxing.DataMatrixReader(), new zxing.PDF417Reader()];
    return [
      ...(symbologies.some((symbology) => LINEAR_ONES.has(symbology)) ? [(picture: BinaryBitmap) => linear.decode(picture, hints)] : []),
      ...(symbologies.includes('QRCode') ? [(picture: BinaryBitmap) => qr.decode(picture, hints)] : []),
      ...(symbologies.includes('DataMatrix') ? [(picture: BinaryBitmap) => matrix.decode(picture)] : []),
      ...(symbologies.includes('PDF417') ? [(picture: BinaryBitmap) => pdf.decode(picture, hints)] : []),
    ];
  }

  /** The one code that the library finds in a rectangle, placed in the whole picture. */
  function readPart(picture: LumaFrame, part: Part, symbologies: readonly Symbology[]): EngineReading | undefined {
    const source = new zxing.RGBLuminanceSource(cutOut(picture, part), part.width, part.height);
    const result = firstOf(readersFor(symbologies), new zxing.BinaryBitmap(new zxing.HybridBinarizer(source)));
    if (result === undefined) return undefined;
    const symbology = symbologies.find((each) => zxing.BarcodeFormat[FORMATS[each]] === result.getBarcodeFormat());
    const xs = result.getResultPoints().map((point) => part.left + point.getX());
    const ys = result.getResultPoints().map((point) => part.top + point.getY());
    if (symbology === undefined || xs.length < 2) return undefined;
    // A linear code has two points in reading direction; a square one has its corners, of which the frame is enough here.
    const linear = xs.length === 2;
    const [left = 0, right = 0] = linear ? xs : [Math.min(...xs), Math.max(...xs)];
    const [top, bottom] = linear ? [part.top, part.top + part.height] : [Math.min(...ys), Math.max(...ys)];
    const corners = [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: bottom },
      { x: left, y: bottom },
    ] as const;
    return { text: result.getText(), symbology, corners };
  }

  function readSlice(picture: LumaFrame, part: Part, symbologies: readonly Symbology[]): EngineReading[] {
    if (part.width < NARROWEST) return [];
    const found = readPart(picture, part, symbologies);
    if (found === undefined) return [];
    const [{ x: begin }, { x: end }] = found.corners;
    const [left, right] = [Math.floor(Math.min(begin, end)), Math.ceil(Math.max(begin, end))];
    return [
      ...readSlice(picture, { ...part, width: left - part.left }, symbologies),
      found,
      ...readSlice(picture, { ...part, left: right, width: part.left + part.width - right }, symbologies),
    ];
  }

  return {
    name: 'zxing-js',
    decode(picture: LumaFrame, { symbologies }: DecodeRequest) {
      const needed = picture.width * picture.height;
      if (picture.luma.length < needed)
        throw new RangeError(`a picture of ${picture.width}×${picture.height} needs ${needed} bytes, not ${picture.luma.length}`);
      const linear = symbologies.filter((symbology) => LINEAR_ONES.has(symbology));
      const square = symbologies.filter((symbology) => !LINEAR_ONES.has(symbology));
      const readings: EngineReading[] = [];
      if (linear.length > 0) readings.push(...agreed(slicesOf(picture).flatMap((part) => readSlice(picture, part, linear))));
      if (square.length > 0) {
        const found = readPart(picture, { left: 0, top: 0, width: picture.width, height: picture.height }, square);
        if (found !== undefined) readings.push(found);
      }
      return readings;
    },
  };
}

/** One of the library's readers. Throws when it finds nothing. */
type Decode = (picture: BinaryBitmap) => Result;

function firstOf(readers: readonly Decode[], picture: BinaryBitmap): Result | undefined {
  for (const decode of readers) {
    try {
      return decode(picture);
    } catch {
      // Nothing of this kind.
    }
  }
  return undefined;
}

interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const FORMATS: Readonly<Record<Symbology, ZxingJsFormat>> = {
  Code128: 'CODE_128',
  EAN13: 'EAN_13',
  UPCA: 'UPC_A',
  QRCode: 'QR_CODE',
  DataMatrix: 'DATA_MATRIX',
  PDF417: 'PDF_417',
};
const LINEAR_ONES: ReadonlySet<Symbology> = new Set(['Code128', 'EAN13', 'UPCA']);

const SLICE_ROWS = 4;
/** More slices than this take too long; then they lie further apart. */
const MOST_SLICES = 24;
const NARROWEST = 80;

function slicesOf({ width, height }: LumaFrame): Part[] {
  const step = Math.max(SLICE_ROWS, Math.ceil(height / MOST_SLICES));
  return Array.from({ length: Math.floor((height - SLICE_ROWS) / step) + 1 }, (_, i) => ({
    left: 0,
    top: i * step,
    width,
    height: Math.min(SLICE_ROWS, height),
  }));
}

function cutOut({ luma, width: stride }: LumaFrame, { left, top, width, height }: Part): Uint8ClampedArray {
  const cut = new Uint8ClampedArray(width * height);
  for (let row = 0; row < height; row++) {
    const from = (top + row) * stride + left;
    cut.set(luma.subarray(from, from + width), row * width);
  }
  return cut;
}

/** The readings that at least two slices share, from the first such slice's top to the last one's bottom. */
function agreed(readings: readonly EngineReading[]): EngineReading[] {
  const groups = Map.groupBy(readings, ({ text, symbology }) => `${symbology} ${text}`);
  return [...groups.values()].flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (group.length < 2 || first === undefined || last === undefined) return [];
    return [{ ...first, corners: [first.corners[0], first.corners[1], last.corners[2], last.corners[3]] as const }];
  });
}
