import { BinaryBitmap, Exception, HybridBinarizer, MultiFormatReader, RGBLuminanceSource } from '@zxing/library';
import { compete, quietly } from './compete.ts';

/** @zxing/library with its defaults, on every frame that it manages. */
compete(async () => {
  quietly();
  const reader = new MultiFormatReader();
  return {
    name: 'zxing-js',
    pause: 0,
    looks: 1,
    begin() {},
    prepare(luma, width, height) {
      const bytes = new Uint8ClampedArray(luma.buffer);
      return () => {
        try {
          return [reader.decodeWithState(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(bytes, width, height)))).getText()];
        } catch (error) {
          if (error instanceof Exception) return [];
          throw error;
        }
      };
    },
  };
});
