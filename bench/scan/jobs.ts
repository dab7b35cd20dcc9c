import { CLIP_CLASSES, STILL_SITUATIONS } from '../labels/sets/situations.ts';
import { FULL_HD } from '../labels/sets/staging.ts';
import type { ScanJob } from './contest.ts';
import type { PictureSet } from './truth-file.ts';

/** Address under which the bench's server shows the folder of a set. */
export const SET_ADDRESS = '/set/';

/** What every run reads: clips of all seven classes, stills of all situations and severities, and a few clips of 1080 lines for the timing. */
export function standardJobs(seed: number, full: boolean): ScanJob[] {
  const [clipsEach, stillsEach, largeEach] = full ? [18, 4, 2] : [9, 2, 1];
  const seeds = (count: number) => Array.from({ length: count }, (_, i) => seed * 1000 + i);
  const clips = CLIP_CLASSES.flatMap((situation) =>
    seeds(clipsEach).map((one): ScanJob => ({ id: `${situation}-${one}`, kind: 'clip', order: { seed: one, situation } })),
  );
  const large = CLIP_CLASSES.flatMap((situation) =>
    seeds(largeEach).map((one): ScanJob => ({
      id: `1080-${situation}-${one}`,
      kind: 'clip',
      timingOnly: true,
      order: { seed: one + 500, situation, size: FULL_HD, seconds: 0.3 },
    })),
  );
  const stills = STILL_SITUATIONS.flatMap((situation) =>
    SEVERITIES.flatMap((severity, grade) =>
      seeds(stillsEach).map((one): ScanJob => ({
        id: `${situation}-${severity}-${one}`,
        kind: 'still',
        order: { seed: one + 100 * grade, situation, severity },
      })),
    ),
  );
  return [...clips, ...large, ...stills];
}

const SEVERITIES = [0.1, 0.4, 0.7, 1];

/** Read by everybody before anything counts, so that engines are compiled and warm. */
export function warmUpJobs(): ScanJob[] {
  return [
    { id: 'warm-up', kind: 'clip', order: { seed: 424_242, situation: 'easy' } },
    { id: 'warm-up-2', kind: 'clip', order: { seed: 424_243, situation: 'defocused' } },
    { id: 'warm-up-3', kind: 'clip', order: { seed: 424_244, situation: 'rotated', size: FULL_HD, seconds: 0.4 } },
  ];
}

export function jobsOfSet({ pictures, clips }: PictureSet): ScanJob[] {
  const address = (file: string) => SET_ADDRESS + file.split('/').map(encodeURIComponent).join('/');
  return [
    ...clips.map(({ name, files, fps, imeis }): ScanJob => ({ id: name, kind: 'clip-files', urls: files.map(address), fps, imeis })),
    ...pictures.map(({ file, imeis }): ScanJob => ({ id: file, kind: 'still-file', url: address(file), imeis })),
  ];
}
