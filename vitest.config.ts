import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests with a real browser. One at a time, after the others: a hand scanner's burst is 50 ms between keys, which two browsers on two cores do not keep. */
const WINDOW = [
  'test/e2e/**/*.test.ts',
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
        test: { name: 'parts', include: ['test/**/*.test.ts', 'test/**/*.test.tsx'], exclude: WINDOW, sequence: { groupOrder: 1 } },
      },
      { extends: true, test: { name: 'window', include: WINDOW, maxWorkers: 1, sequence: { groupOrder: 2 } } },
    ],
  },
});
