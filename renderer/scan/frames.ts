import type { Picture } from './reader/messages.ts';

// In Chromium this stands on the window too; TypeScript's DOM types have it only for workers.
declare global {
  var MediaStreamTrackProcessor:
    | (new (init: { track: MediaStreamTrack; maxBufferSize?: number }) => { readonly readable: ReadableStream<VideoFrame> })
    | undefined;
}

/**
 * Hands out a stream's frames as they come; whoever takes one closes it. Straight from the track where the browser can do
 * that (0.1 ms a frame, and also while the window is covered), else from the video element that shows it.
 * Returns the way to stop.
 */
export function watchFrames(stream: MediaStream, video: HTMLVideoElement | null, onFrame: (picture: Picture) => void): () => void {
  const [track] = stream.getVideoTracks();
  if (track !== undefined && globalThis.MediaStreamTrackProcessor !== undefined) {
    return watchTrack(new globalThis.MediaStreamTrackProcessor({ track, maxBufferSize: 1 }).readable, onFrame);
  }
  return video === null ? () => {} : watchVideo(video, onFrame);
}

function watchTrack(frames: ReadableStream<VideoFrame>, onFrame: (picture: Picture) => void): () => void {
  const reader = frames.getReader();
  let stopped = false;
  async function pump(): Promise<void> {
    for (;;) {
      const { value } = await reader.read();
      if (value === undefined) return;
      if (stopped) return value.close();
      onFrame(value);
    }
  }
  // A track that ends makes the read fail in some versions; the camera hears of that by itself.
  void pump().catch(() => {});
  return () => {
    stopped = true;
    void reader.cancel().catch(() => {});
  };
}

function watchVideo(video: HTMLVideoElement, onFrame: (picture: Picture) => void): () => void {
  let stopped = false;
  let handle = 0;
  function next(): void {
    if (!stopped) handle = video.requestVideoFrameCallback(() => void take());
  }
  async function take(): Promise<void> {
    const picture = await pictureOf(video).catch(() => undefined);
    if (stopped) picture?.close();
    else if (picture !== undefined) onFrame(picture);
    next();
  }
  next();
  return () => {
    stopped = true;
    video.cancelVideoFrameCallback(handle);
  };
}

async function pictureOf(video: HTMLVideoElement): Promise<Picture> {
  return typeof VideoFrame === 'undefined' ? createImageBitmap(video) : new VideoFrame(video);
}
