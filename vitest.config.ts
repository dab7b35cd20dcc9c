import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests with a real browser that look at screens: two at a time, because they mostly wait for each other. */
const SCREENS = ['at-google', 'cartons', 'connect', 'corrections', 'customers', 'faults', 'keeping', 'look-up', 'receipt', 'screens'].map(
  (name) => `test/e2e/${name}.test.ts`,
);

/** Tests with a real browser that scan as fast as people do. One at a time, after the others: two browsers on two cores do not keep up. */
const WINDOW = [
  'test/e2e/camera.test.ts',
  'test/e2e/hand-scanner.test.ts',
  'test/e2e/main-job.test.ts',
  'test/renderer/scan/browser.test.ts',
  'test/bench/scan/contest.test.ts',
  'test/hosts/app-window.test.ts',
];

export default defineConfig({
  test: {
    // Main runs in plain Node against a hand-written Electron; the real one is tested in test/electron where its binary exists.
    server: { deps: { inline: ['electron-store'] } },
    alias: { electron: fileURLToPath(new URL('./test/fakes/electron.ts', import.meta.url)) },
    // Real browsers, real HTTP and a real keychain on two slow cores.
    setupFiles: ['test/support/same-seed-in-ci.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**', ...WINDOW],
          sequence: { groupOrder: 1 },
        },
      },
      { extends: true, test: { name: 'screens', include: SCREENS, sequence: { groupOrder: 2 } } },
      { extends: true, test: { name: 'window', include: WINDOW, maxWorkers: 1, sequence: { groupOrder: 3 } } },
    ],
  },
});
