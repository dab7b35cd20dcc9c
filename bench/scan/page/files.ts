import { lumaOfRgba } from '../../../renderer/scan/reader/luma.ts';

export interface LumaPicture {
  readonly luma: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A PNG or JPEG as brightness. */
export async function loadPicture(url: string): Promise<LumaPicture> {
  return lumaOf(await fetched(url));
}

/** The frames of a clip: one `.mjpeg`, or pictures in their order. */
export async function loadClip(urls: readonly string[]): Promise<LumaPicture[]> {
  const pictures: LumaPicture[] = [];
  for (const url of urls) {
    const file = await fetched(url);
    const parts = url.endsWith('.mjpeg') ? splitJpegs(new Uint8Array(await file.arrayBuffer())) : [file];
    for (const part of parts) pictures.push(await lumaOf(part));
  }
  return pictures;
}

async function fetched(url: string): Promise<Blob> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.blob();
}

/** JPEGs one after another: each begins with FFD8 FF, which stands nowhere else but in an embedded preview. */
function splitJpegs(bytes: Uint8Array<ArrayBuffer>): Blob[] {
  const starts: number[] = [];
  for (let at = 0; at + 2 < bytes.length; at++) if (bytes[at] === 0xff && bytes[at + 1] === 0xd8 && bytes[at + 2] === 0xff) starts.push(at);
  return starts.map((from, i) => new Blob([bytes.subarray(from, starts[i + 1] ?? bytes.length)], { type: 'image/jpeg' }));
}

async function lumaOf(file: Blob): Promise<LumaPicture> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no 2d canvas in this worker');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return { luma: lumaOfRgba(context.getImageData(0, 0, width, height).data), width, height };
}
