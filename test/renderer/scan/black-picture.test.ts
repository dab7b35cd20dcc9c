import { describe, expect, test } from 'vitest';
import { lightOf, lookForBlack, notBlack, type Light } from '../../../renderer/scan/black-picture.ts';

describe('a picture', () => {
  test('is black once it was dark and flat for two seconds', () => {
    expect(look(Array.from({ length: 6 }, () => black))).toEqual([false, false, false, false, true, true]);
  });

  test('is not black in a dark room where a box can be seen, nor while a hand passes over the lens', () => {
    expect(look(Array.from({ length: 20 }, () => ({ mean: 15, spread: 60 })))).not.toContain(true);
    expect(look(Array.from({ length: 20 }, (_, i) => (i % 4 === 3 ? light : black)))).not.toContain(true);
  });

  test('is a picture again at the first light', () => {
    expect(look([...Array.from({ length: 5 }, () => black), light]).at(-1)).toBe(false);
  });

  test('has its light measured without the noise of single points', () => {
    const noisy = Uint8Array.from({ length: 576 }, (_, i) => (i === 7 ? 255 : 16 + (i % 3)));
    const { mean, spread } = lightOf(noisy);
    expect(mean).toBeCloseTo(17.4, 0);
    expect(spread).toBe(2);
  });
});

const black: Light = { mean: 16, spread: 4 };
const light: Light = { mean: 120, spread: 180 };

/** Two looks a second. */
function look(lights: readonly Light[]): boolean[] {
  let state = notBlack;
  return lights.map((each, i) => {
    state = lookForBlack(state, each, i * 500);
    return state.black;
  });
}
