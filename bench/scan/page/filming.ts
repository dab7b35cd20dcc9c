import { makeLabelClip, makeStill } from '../../labels/sets/samples.ts';
import type { Film, ScanJob } from '../contest.ts';
import { loadClip, loadPicture, type LumaPicture } from './files.ts';

/** The worker that makes films, one at a time. */
addEventListener('message', ({ data }: MessageEvent<ScanJob>) => {
  filmOf(data).then(
    (film) => postMessage({ kind: 'film', film } satisfies FromFilming),
    (error: unknown) => postMessage({ kind: 'failed', message: `${data.id}: ${String(error)}` } satisfies FromFilming),
  );
});

export type FromFilming = { readonly kind: 'film'; readonly film: Film } | { readonly kind: 'failed'; readonly message: string };

async function filmOf(job: ScanJob): Promise<Film> {
  switch (job.kind) {
    case 'clip': {
      const clip = makeLabelClip(job.order);
      const frames = Array.from({ length: clip.frames }, (_, i) => shared(clip.frame(i).luma));
      return {
        id: job.id,
        kind: 'clip',
        imeis: clip.imeis,
        fps: clip.fps,
        timingOnly: job.timingOnly ?? false,
        width: clip.width,
        height: clip.height,
        frames,
      };
    }
    case 'still': {
      const still = makeStill(job.order);
      return {
        id: job.id,
        kind: 'still',
        imeis: still.imeis,
        fps: 0,
        timingOnly: false,
        width: still.width,
        height: still.height,
        frames: [shared(still.luma)],
      };
    }
    case 'still-file':
      return film(job.id, 'still', job.imeis, 0, [await loadPicture(job.url)]);
    case 'clip-files':
      return film(job.id, 'clip', job.imeis, job.fps, await loadClip(job.urls));
  }
}

function film(id: string, kind: Film['kind'], imeis: readonly string[], fps: number, pictures: readonly LumaPicture[]): Film {
  const [first] = pictures;
  if (first === undefined) throw new Error('no pictures');
  const { width, height } = first;
  if (pictures.some((picture) => picture.width !== width || picture.height !== height)) throw new Error('its pictures differ in size');
  return { id, kind, imeis, fps, timingOnly: false, width, height, frames: pictures.map(({ luma }) => shared(luma)) };
}

function shared(luma: Uint8Array): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(luma.length);
  new Uint8Array(buffer).set(luma);
  return buffer;
}
