import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guide, noGuidance, voteFor, type Advice, type GuidedFrame } from '../../../renderer/scan/guidance.ts';
import type { FrameQuality } from '../../../renderer/scan/reader/reader.ts';

const good: FrameQuality = {
  moduleWidth: 2.6,
  sharpness: 0.8,
  brightness: 140,
  contrast: 120,
  darkShare: 0.2,
  brightShare: 0.5,
  clippedShare: 0.01,
  moved: 0.5,
};
const empty: FrameQuality = { ...good, moduleWidth: undefined, sharpness: undefined, moved: undefined };
const bad = {
  closer: { ...good, moduleWidth: 0.8, sharpness: 0.6 },
  'out-of-focus': { ...good, sharpness: 0.15 },
  'too-dark': { ...good, brightness: 25, darkShare: 0.8, sharpness: 0.2 },
  glare: { ...good, clippedShare: 0.4 },
  'hold-still': { ...good, moved: 50, sharpness: 0.1 },
} satisfies Record<Advice, FrameQuality>;

describe('what would help a label to be read', () => {
  test.each(Object.entries(bad))('%s', (advice, quality) => {
    expect(voteFor(quality)).toBe(advice);
  });

  test('nothing, where all is well', () => {
    expect(voteFor(good)).toBe('fine');
  });

  test('cannot be told without bars, nor from blur alone as long as nobody knows whether it moves', () => {
    expect(voteFor(empty)).toBeUndefined();
    expect(voteFor({ ...bad['out-of-focus'], moved: undefined })).toBeUndefined();
  });
});

describe('the word on the camera picture', () => {
  test('comes after a second in which nothing was read, and goes with the first code', () => {
    const shown = play([...frames(bad.closer, 2000), { quality: good, read: 1 }, ...frames(good, 500)]);
    expect(shown.findIndex((advice) => advice === 'closer') * FRAME_MS).toBeGreaterThanOrEqual(990);
    expect(shown.findIndex((advice) => advice === 'closer') * FRAME_MS).toBeLessThan(1100);
    expect(shown.slice(-16).every((advice) => advice === undefined)).toBe(true);
  });

  test('never comes while codes are read now and then, nor for a bare table, nor without a measurement', () => {
    const nowAndThen = Array.from({ length: 20 }, () => [...frames(bad.closer, 900), { quality: good, read: 1 }]).flat();
    expect(words(play(nowAndThen))).toEqual([]);
    expect(words(play(frames({ ...empty, brightness: 3 }, 5000)))).toEqual([]);
    expect(words(play(Array.from({ length: 200 }, () => ({ quality: undefined, read: 0 }))))).toEqual([]);
  });

  test('holds when bars are seen only in every third frame, as at the edge of what can be seen, in the dark in every thirtieth', () => {
    const now = (advice: Advice, every: number, between: FrameQuality) =>
      words(play(Array.from({ length: 120 }, (_, i) => ({ quality: i % every === 3 % every ? bad[advice] : between, read: 0 }))));
    expect(now('out-of-focus', 3, empty)).toEqual(['out-of-focus']);
    expect(now('out-of-focus', 8, empty)).toEqual([]);
    expect(now('too-dark', 30, { ...empty, brightness: 15 })).toEqual(['too-dark']);
    expect(now('too-dark', 30, empty)).toEqual([]);
  });

  test('goes when the label is gone', () => {
    expect(play([...frames(bad.closer, 2500), ...frames(empty, 2000)]).at(-1)).toBeUndefined();
  });

  test('changes to what is in the way now', () => {
    expect(words(play([...frames(bad.closer, 3000), ...frames(bad['out-of-focus'], 3000)]))).toEqual(['closer', 'out-of-focus']);
    expect(words(play([...frames(bad['out-of-focus'], 3000), ...frames(bad['too-dark'], 3000)]))).toEqual(['out-of-focus', 'too-dark']);
  });

  test('does not flicker at a threshold', () => {
    const trembling = Array.from({ length: 300 }, (_, i) => ({ quality: { ...good, moduleWidth: i % 2 === 0 ? 1.05 : 1.2 }, read: 0 }));
    expect(words(play(trembling)).length).toBeLessThanOrEqual(1);
  });

  test('stays for at least 1.2 s unless a code is read, whatever the frames are like', () => {
    const any = fc.constantFrom(...Object.values(bad), good, empty);
    const run = fc.record({ quality: any, count: fc.integer({ min: 1, max: 40 }), read: fc.boolean() });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 30 }), (runs) => {
        const all = runs.flatMap(({ quality, count, read }) =>
          Array.from({ length: count }, (_, i) => ({ quality, read: read && i === 0 ? 1 : 0 })),
        );
        const shown = play(all);
        let since = 0;
        for (const [i, word] of shown.entries()) {
          if (i === 0 || word === shown[i - 1]) continue;
          if (shown[i - 1] !== undefined && all[i]?.read === 0) expect((i - since) * FRAME_MS).toBeGreaterThanOrEqual(1199);
          since = i;
        }
      }),
    );
  });
});

const FRAME_MS = 33;

function frames(quality: FrameQuality, ms: number): GuidedFrame[] {
  return Array.from({ length: Math.round(ms / FRAME_MS) }, () => ({ quality, read: 0 }));
}

/** What is shown after each frame. */
function play(all: readonly GuidedFrame[]): (Advice | undefined)[] {
  let state = noGuidance;
  return all.map((frame, i) => {
    state = guide(state, frame, i * FRAME_MS);
    return state.shown;
  });
}

/** The words one after the other, without pauses. */
function words(shown: readonly (Advice | undefined)[]): Advice[] {
  return shown.flatMap((advice, i) => (advice !== undefined && advice !== shown[i - 1] ? [advice] : []));
}
