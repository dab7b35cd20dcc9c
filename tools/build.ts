import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';

/**
 * Builds out/: the window, and three bundles for Node: the browser host and the Electron main process (ES modules), and the preload script
 * (CommonJS, because a sandboxed preload is). Everything is bundled except Electron and the native keychain.
 */
const root = join(import.meta.dirname, '..');
const external = [/^electron$/, /^@napi-rs\/keyring/, /^node:/, ...builtinModules];

function forNode(entry: string, folder: string, format: 'es' | 'cjs'): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(root, entry),
      outDir: join(root, 'out', folder),
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: { external, output: { format, entryFileNames: format === 'cjs' ? 'index.cjs' : 'index.js', codeSplitting: false } },
    },
  };
}

await build({ root: join(root, 'renderer'), configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
await build(forNode('main/browser/index.ts', 'browser', 'es'));
await build(forNode('main/electron/index.ts', 'electron', 'es'));
await build(forNode('preload/index.ts', 'preload', 'cjs'));
