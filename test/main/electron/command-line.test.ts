import { expect, test } from 'vitest';
import { ourArguments } from '../../../main/electron/command-line.ts';

test.each([
  ['a packaged app', true, ['/opt/Claimstation/claimstation'], []],
  ['a packaged app with options', true, ['claimstation', '--practice', '--data', '/srv/station'], ['--practice', '--data', '/srv/station']],
  [
    'a packaged app that runs as root or without a GPU',
    true,
    ['claimstation', '--no-sandbox', '--disable-gpu', '--practice'],
    ['--practice'],
  ],
  ['an app that the Finder started', true, ['Claimstation', '-psn_0_12345'], []],
  ['development', false, ['electron', '.', '--practice'], ['--practice']],
  ['development, as root', false, ['electron', '--no-sandbox', '.', '--data', 'x'], ['--data', 'x']],
  [
    'development, with switches for Chromium behind the app',
    false,
    ['electron', '/work/main', '--practice', '--inspect=0', '--remote-debugging-port=0', '--use-file-for-fake-video-capture=clip.mjpeg'],
    ['--practice'],
  ],
  [
    'a mistyped option, which our own reader must see',
    true,
    ['claimstation', '--practise', '--no-sandboxx'],
    ['--practise', '--no-sandboxx'],
  ],
  ['nothing at all', false, ['electron'], []],
] as const)('the arguments of %s', (_, packaged, argv, ours) => {
  expect(ourArguments(argv, packaged)).toEqual(ours);
});
