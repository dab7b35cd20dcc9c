import { describe, expect, test } from 'vitest';
import { applyControls, readControls, zoomedBy, type ControllableTrack } from '../../../renderer/scan/camera-controls.ts';
import { rememberControls, rememberedControls } from '../../../renderer/scan/remembered-controls.ts';

describe('the controls of a camera', () => {
  test('are those that it has: none for a plain one, all for a good one', () => {
    expect(readControls(camera({}))).toEqual({});
    expect(readControls(camera({ zoom: { min: 1, max: 1, step: 1 }, focusMode: ['continuous'] }))).toEqual({});
    expect(readControls({ getSettings: () => ({}), applyConstraints: () => Promise.resolve() })).toEqual({});
    expect(readControls(camera(everything))).toEqual({
      torch: { on: false },
      zoom: { min: 1, max: 4, step: 0.5, value: 1 },
      focus: { held: false, distance: 0 },
    });
  });

  test('are set together, so that the second does not undo the first', async () => {
    const good = camera(everything);
    expect(await applyControls(good, { torch: true, zoom: 2.2, focus: 30 })).toEqual({
      torch: { on: true },
      zoom: { min: 1, max: 4, step: 0.5, value: 2 },
      focus: { held: true, distance: 30 },
    });
    expect((await applyControls(good, { torch: true, zoom: 2, focus: null })).focus?.held).toBe(false);
  });

  test('that the camera refuses leave the others alone', async () => {
    expect(await applyControls(camera(everything, 'torch'), { torch: true, zoom: 3 })).toMatchObject({
      torch: { on: false },
      zoom: { value: 3 },
    });
  });

  test('zoom in six presses and no further than the ends', () => {
    const zoom = { min: 1, max: 4, step: 0.5, value: 1 };
    expect([zoomedBy(zoom, 1), zoomedBy({ ...zoom, value: 4 }, 1), zoomedBy(zoom, -1)]).toEqual([1.5, 4, 1]);
  });
});

describe('what was set for a camera', () => {
  test('is remembered for that camera, and rubbish in the store is nothing', () => {
    const kept = new Map<string, string>();
    const store = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
    rememberControls('table', { torch: true, zoom: 2, focus: null }, store);
    rememberControls('front', { zoom: 3 }, store);
    expect([rememberedControls('table', store), rememberedControls('front', store), rememberedControls('third', store)]).toEqual([
      { torch: true, zoom: 2, focus: null },
      { zoom: 3 },
      {},
    ]);
    for (const rubbish of ['{', '[]', '3', 'null', '{"table":{"torch":"yes","zoom":"2","focus":{}}}']) {
      expect(rememberedControls('table', { getItem: () => rubbish })).toEqual({});
    }
  });
});

const everything = {
  torch: true,
  zoom: { min: 1, max: 4, step: 0.5 },
  focusMode: ['manual', 'continuous'],
  focusDistance: { min: 0, max: 100, step: 5 },
};

/** A track that does what it is told, but for one thing. */
function camera(capabilities: object, refuses?: string): ControllableTrack {
  let settings: Record<string, unknown> = {};
  return {
    getCapabilities: () => capabilities,
    getSettings: () => settings,
    applyConstraints({ advanced = [] }) {
      if (advanced.some((set) => refuses !== undefined && refuses in set)) return Promise.reject(new Error(refuses));
      settings = Object.assign({}, ...advanced);
      return Promise.resolve();
    },
  };
}
