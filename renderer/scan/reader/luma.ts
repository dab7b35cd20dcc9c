import type { Picture } from './messages.ts';
import type { LumaFrame } from './reader.ts';

/**
 * A function that takes the brightness out of a picture. Its buffer is used again for the next picture, so a frame is
 * good only until the next call. Leaves the picture open.
 */
export function createLumaCopier(): (picture: Picture) => Promise<LumaFrame> {
  let planes = new Uint8Array(0);
  let canvas: OffscreenCanvas | undefined;

  return async (picture) => {
    if (picture instanceof VideoFrame && picture.format !== null && LUMA_FIRST.has(picture.format)) {
      const { width, height } = picture.visibleRect ?? { width: picture.codedWidth, height: picture.codedHeight };
      const needed = picture.allocationSize();
      if (planes.length < needed) planes = new Uint8Array(needed);
      const [first] = await picture.copyTo(planes);
      return { luma: packed(planes, first?.offset ?? 0, first?.stride ?? width, width, height), width, height };
    }
    const width = picture instanceof VideoFrame ? picture.displayWidth : picture.width;
    const height = picture instanceof VideoFrame ? picture.displayHeight : picture.height;
    if (canvas === undefined || canvas.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
    if (context === null) throw new Error('no 2d canvas in this worker');
    context.drawImage(picture, 0, 0);
    return { luma: lumaOfRgba(context.getImageData(0, 0, width, height).data), width, height };
  };
}

// The formats whose first plane is brightness, one byte a pixel (W3C WebCodecs, VideoPixelFormat).
const LUMA_FIRST: ReadonlySet<string> = new Set(['I420', 'I420A', 'I422', 'I444', 'NV12']);

/** The first plane without the padding at the end of its rows; no copy where there is none. */
function packed(planes: Uint8Array, offset: number, stride: number, width: number, height: number): Uint8Array {
  if (stride === width) return planes.subarray(offset, offset + width * height);
  const luma = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) luma.set(planes.subarray(offset + row * stride, offset + row * stride + width), row * width);
  return luma;
}

/** Brightness by ITU-R BT.601, 0.299 R + 0.587 G + 0.114 B, in 1024ths. */
export function lumaOfRgba(rgba: Uint8ClampedArray | Uint8Array): Uint8Array {
  const luma = new Uint8Array(rgba.length >> 2);
  for (let pixel = 0, at = 0; pixel < luma.length; pixel++, at += 4) {
    luma[pixel] = ((rgba[at] ?? 0) * 306 + (rgba[at + 1] ?? 0) * 601 + (rgba[at + 2] ?? 0) * 117 + 512) >> 10;
  }
  return luma;
}
