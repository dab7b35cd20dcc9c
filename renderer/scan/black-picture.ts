/** How light a small copy of the picture is, 0 to 255. */
export interface Light {
  readonly mean: number;
  /** Between its darkest and its lightest point, leaving out the few that noise made. */
  readonly spread: number;
}

/** Tells whether a picture has been black for two seconds, as behind a closed shutter or a covered lens. Values only. */
export interface BlackPicture {
  readonly darkSince: number | undefined;
  readonly black: boolean;
}

export const notBlack: BlackPicture = { darkSince: undefined, black: false };

/** Takes one look. Dark alone is a dark room, in which something can still be seen; black is dark and flat. */
export function lookForBlack(before: BlackPicture, light: Light, at: number): BlackPicture {
  const limit = before.black ? 1.5 : 1;
  if (light.mean >= DARK * limit || light.spread >= FLAT * limit) return notBlack;
  const darkSince = before.darkSince ?? at;
  return { darkSince, black: at - darkSince >= BLACK_MS };
}

/** From the brightness of each pixel of a small copy. */
export function lightOf(luma: Uint8Array): Light {
  if (luma.length === 0) return { mean: 255, spread: 255 };
  const sorted = luma.toSorted();
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { mean: luma.reduce((sum, value) => sum + value, 0) / luma.length, spread: at(0.98) - at(0.02) };
}

// Video black is 16 of 255 for cameras that leave out the ends of the range, and sensors add noise.
const DARK = 22;
const FLAT = 12;
const BLACK_MS = 2000;
