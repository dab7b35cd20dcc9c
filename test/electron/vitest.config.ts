import { defineConfig } from 'vitest/config';

/** The suite in a real Electron: `npx vitest run --config test/electron/vitest.config.ts`, after `node tools/build.ts`. No fakes here. */
export default defineConfig({ test: { root: import.meta.dirname, include: ['*.e2e.ts'], testTimeout: 60_000, hookTimeout: 60_000 } });
