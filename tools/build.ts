import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';

/**
 * Builds out/: the window, and the bundles for Node: the browser host and the Electron main process (ES modules), each with the thread that
 * it starts beside it, and the preload script (CommonJS, because a sandboxed preload is). Everything is bundled except Electron and the native keychain.
 */
const root = join(import.meta.dirname, '..');
const external = [/^electron$/, /^@napi-rs\/keyring/, /^node:/, ...builtinModules];

function forNode(entry: string, folder: string, file: 'index.js' | 'index.cjs' | 'keeper-thread.mjs'): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(root, entry),
      outDir: join(root, 'out', folder),
      emptyOutDir: file !== 'keeper-thread.mjs',
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        external,
        output: { format: file.endsWith('.cjs') ? 'cjs' : 'es', entryFileNames: file, codeSplitting: false },
      },
    },
  };
}

await build({ root: join(root, 'renderer'), configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
for (const host of ['browser', 'electron']) {
  await build(forNode(`main/${host}/index.ts`, host, 'index.js'));
  await build(forNode('main/keeping/keeper-thread.ts', host, 'keeper-thread.mjs'));
}
await build(forNode('preload/index.ts', 'preload', 'index.cjs'));
