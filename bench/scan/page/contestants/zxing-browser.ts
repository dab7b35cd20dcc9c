import { BrowserMultiFormatReader } from '@zxing/browser';
import { Exception } from '@zxing/library';
import { compete, quietly, rgbaOf } from './compete.ts';

// `delayBetweenScanAttempts` and `delayBetweenScanSuccess` of its defaultOptions.
const DEFAULT_DELAY_MS = 500;

/** The default loop of @zxing/browser: its reader without options, half a second between attempts. */
compete(async () => {
  quietly();
  const reader = new BrowserMultiFormatReader();
  return {
    name: 'zxing-browser',
    pause: DEFAULT_DELAY_MS,
    looks: 1,
    begin() {},
    prepare(luma, width, height) {
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext('2d', { willReadFrequently: true })?.putImageData(new ImageData(rgbaOf(luma), width, height), 0, 0);
      return () => {
        try {
          // Its types know only the canvas of a page; this one has everything that it uses.
          return [reader.decodeFromCanvas(canvas as unknown as HTMLCanvasElement).getText()];
        } catch (error) {
          if (error instanceof Exception) return [];
          throw error;
        }
      };
    },
  };
});
