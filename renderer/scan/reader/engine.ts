import type { Corners, EngineName, LumaFrame, Symbology } from './reader.ts';

/** A barcode library behind our own words. */
export interface DecodeEngine {
  readonly name: EngineName;
  /** The codes of a picture. Throws a RangeError when `luma` is shorter than the picture. */
  decode(picture: LumaFrame, request: DecodeRequest): EngineReading[];
}

export interface DecodeRequest {
  readonly symbologies: readonly Symbology[];
  /** Also look for codes that stand on end. Our crops never need that: they are upright or on their heads. */
  readonly alsoTurned: boolean;
  /** Also look at the picture made smaller, which finds large and coarse symbols. */
  readonly alsoSmaller: boolean;
}

export interface EngineReading {
  readonly text: string;
  readonly symbology: Symbology;
  /** In pixels of the picture that was given. */
  readonly corners: Corners;
}

export const LINEAR: readonly Symbology[] = ['Code128', 'EAN13', 'UPCA'];
export const MATRIX: readonly Symbology[] = ['QRCode', 'DataMatrix', 'PDF417'];
