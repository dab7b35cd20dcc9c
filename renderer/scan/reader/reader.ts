/** A picture as a reader wants it: brightness only, one byte a pixel, row after row without padding. */
export interface LumaFrame {
  readonly luma: Uint8Array;
  /** Pixels. `luma` has at least `width * height` bytes. */
  readonly width: number;
  readonly height: number;
}

/** A point of a frame in its pixels, from the top left corner. */
export interface FramePoint {
  readonly x: number;
  readonly y: number;
}

/** The corners of a symbol in its own reading direction: top left, top right, bottom right, bottom left. */
export type Corners = readonly [FramePoint, FramePoint, FramePoint, FramePoint];

/** One code of one frame, with its place. A reader decides nothing: what the text means is for `core/domain/label`. */
export interface PlacedReading {
  readonly text: string;
  readonly symbology: Symbology;
  readonly corners: Corners;
  /** Who read it: the decoding engine, or our own reader for blurred IMEI codes. */
  readonly method?: ReadingMethod;
  /** Frame pixels of one module, the narrowest bar; known for Code 128, EAN and UPC. */
  readonly moduleWidth?: number;
}

export type ReadingMethod = 'engine' | 'soft';

/**
 * The symbols that we read. UPC-E, EAN-8, ITF and Codabar stay out: their short or missing check digits make
 * scanners see them where there is nothing (zxing-cpp#273, #775).
 */
export type Symbology = 'Code128' | 'EAN13' | 'UPCA' | 'QRCode' | 'DataMatrix' | 'PDF417';

/** Finds the codes of a frame. Holds no promise about order; a code that it is not sure of is left out. Not re-entrant. */
export interface FrameReader {
  read(frame: LumaFrame): PlacedReading[];
}

/** What a frame was like, for the guidance shown to the worker. */
export interface FrameQuality {
  /** Frame pixels of one module of the codes in view: measured on what was read, else estimated from the bars; undefined without bars. */
  readonly moduleWidth: number | undefined;
  /**
   * How steep the bars' edges are: 1 where brightness goes from ink to paper within a pixel or two, near 0 where it
   * takes many. Undefined without bars.
   */
  readonly sharpness: number | undefined;
  /** Mean brightness of the bars' region (of the whole frame where there are no bars), 0 to 255. */
  readonly brightness: number;
  /** Difference between paper and ink in that region, 0 to 255. */
  readonly contrast: number;
  /** Share of that region that is nearly black (below 32) … */
  readonly darkShare: number;
  /** … bright (200 and more) … */
  readonly brightShare: number;
  /** … and so bright that the camera has nothing left to tell (250 and more): glare. */
  readonly clippedShare: number;
  /** How far the bars are from the nearest of their places in the frames before, pixels; undefined without bars here or there. */
  readonly moved: number | undefined;
}

/** Which engine decodes: zxing-cpp as WebAssembly, or the one in JavaScript where WebAssembly is forbidden. */
export type EngineName = 'zxing-wasm' | 'zxing-js';
