import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { jobsOfSet } from '../../../bench/scan/jobs.ts';
import { readPictureSet, TruthFileError } from '../../../bench/scan/truth-file.ts';
import { imei } from '../../e2e/station.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimstation-set-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (truth: unknown) => writeFileSync(join(folder, 'truth.json'), typeof truth === 'string' ? truth : JSON.stringify(truth));
const touch = (...files: string[]) => files.forEach((file) => writeFileSync(join(folder, file), ''));

describe("somebody's pictures", () => {
  test('become jobs: pictures, a clip in one file, and a clip of numbered frames in their order', () => {
    touch('box 1.JPG', 'hand.mjpeg');
    mkdirSync(join(folder, 'frames'));
    touch('frames/10.png', 'frames/9.png', 'frames/notes.txt');
    write({
      pictures: [{ file: 'box 1.JPG', imeis: [imei(1), imei(2)], layout: 'two columns' }],
      clips: [
        { file: 'hand.mjpeg', fps: 30, imeis: [imei(3)] },
        { frames: 'frames', fps: 15, imeis: [imei(4)] },
      ],
    });
    expect(jobsOfSet(readPictureSet(folder))).toEqual([
      { id: 'hand.mjpeg', kind: 'clip-files', urls: ['/set/hand.mjpeg'], fps: 30, imeis: [imei(3)] },
      { id: 'frames', kind: 'clip-files', urls: ['/set/frames/9.png', '/set/frames/10.png'], fps: 15, imeis: [imei(4)] },
      { id: 'box 1.JPG', kind: 'still-file', url: '/set/box%201.JPG', imeis: [imei(1), imei(2)] },
    ]);
  });

  test.each<[string, unknown, RegExp]>([
    ['without a truth file', undefined, /has no truth\.json/],
    ['with a truth file that is not JSON', '{"pictures": [', /is not JSON/],
    ['that name nothing', {}, /names no pictures and no clips/],
    ['with a word that is not known', { picture: [] }, /picture/],
    ['that are not there', { pictures: [{ file: 'lost.png', imeis: [imei(1)] }] }, /"lost\.png" is not in/],
    ['of another kind', { pictures: [{ file: 'box.gif', imeis: [imei(1)] }] }, /"box\.gif" should be a PNG or a JPEG/],
    ['outside the folder', { pictures: [{ file: '../box.png', imeis: [imei(1)] }] }, /is not below/],
    [
      'with an IMEI whose check digit is wrong',
      { pictures: [{ file: 'box.png', imeis: ['353258347720540'] }] },
      /imeis.*is not an IMEI|is not an IMEI/s,
    ],
    ['without any IMEI', { pictures: [{ file: 'box.png', imeis: [] }] }, /imeis/],
    ['in a clip with two sources', { clips: [{ file: 'a.mjpeg', frames: 'b', fps: 30, imeis: [imei(1)] }] }, /either "file" or "frames"/],
    ['in a folder without pictures', { clips: [{ frames: 'empty', fps: 30, imeis: [imei(1)] }] }, /"empty" holds no pictures/],
  ])('%s are refused with the reason', (_, truth, reason) => {
    touch('box.png', 'box.gif');
    mkdirSync(join(folder, 'empty'));
    if (truth !== undefined) write(truth);
    expect(() => readPictureSet(folder)).toThrow(TruthFileError);
    expect(() => readPictureSet(folder)).toThrow(reason);
  });
});
