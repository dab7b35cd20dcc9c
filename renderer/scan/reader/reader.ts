/** A picture as a reader wants it: brightness only, one byte a pixel, row after row without padding. */
export interface LumaFrame {
  readonly luma: Uint8Array;
  /** Pixels. `luma` has exactly `width * height` bytes. */
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
}

/**
 * The symbols that we read. UPC-E, EAN-8, ITF and Codabar stay out: their short or missing check digits make
 * scanners see them where there is nothing (zxing-cpp#273, #775).
 */
export type Symbology = 'Code128' | 'EAN13' | 'UPCA' | 'QRCode' | 'DataMatrix' | 'PDF417';

/** Finds the codes of a frame. Holds no promise about order; a code that it is not sure of is left out. Not re-entrant. */
export interface FrameReader {
  read(frame: LumaFrame): PlacedReading[];
}
