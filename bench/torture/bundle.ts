import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'vite';

const root = join(import.meta.dirname, '../..');

/** The browser host that ships. */
export const realStation = join(root, 'main/browser/index.ts');

/**
 * Bundles a browser host as tools/build.ts does, with one module exchanged: its clock is `faster-clock.ts` in place of the computer's. Nothing
 * else is touched, and nothing needs to be: all time of a station goes through that one port. A bundle also starts in a third of the time.
 */
export async function bundleStation(entry: string): Promise<{ readonly file: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'claimstation-bundle-'));
  // The native keychain is not bundled.
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [from, to] of [
    [entry, 'station.js'],
    ['main/keeping/keeper-thread.ts', 'keeper-thread.mjs'],
  ] as const)
    await bundle(resolve(root, from), folder, to);
  return { file: join(folder, 'station.js'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function bundle(entry: string, folder: string, file: string) {
  return build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [fasterClock],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        external: [/^@napi-rs\/keyring/, /^node:/, ...builtinModules],
        output: { format: 'es', entryFileNames: file, codeSplitting: false },
      },
    },
  });
}

const fasterClock: Plugin = {
  name: 'faster-clock',
  enforce: 'pre',
  async resolveId(source, importer) {
    const found = await this.resolve(source, importer, { skipSelf: true });
    return found?.id === join(root, 'main/adapters/system-clock.ts') ? join(import.meta.dirname, 'faster-clock.ts') : found;
  },
};
