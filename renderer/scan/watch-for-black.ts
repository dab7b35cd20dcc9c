import { lightOf, lookForBlack, notBlack } from './black-picture.ts';
import { lumaOfRgba } from './reader/luma.ts';

/** Looks at the picture twice a second and says when it becomes black and when there is light again. Returns the way to stop. */
export function watchForBlack(video: HTMLVideoElement, onBlack: (black: boolean) => void): () => void {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  let state = notBlack;
  const timer = setInterval(() => {
    if (context === null || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    context.drawImage(video, 0, 0, WIDTH, HEIGHT);
    const next = lookForBlack(state, lightOf(lumaOfRgba(context.getImageData(0, 0, WIDTH, HEIGHT).data)), performance.now());
    if (next.black !== state.black) onBlack(next.black);
    state = next;
  }, LOOK_MS);
  return () => clearInterval(timer);
}

const LOOK_MS = 500;
const WIDTH = 32;
const HEIGHT = 18;
