import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The suite in a real Electron: `npx vitest run --config test/electron/vitest.config.ts`, after `node tools/build.ts`. No fakes here. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: { include: ['test/electron/*.e2e.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
