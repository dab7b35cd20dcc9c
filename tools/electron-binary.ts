import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The path of the Electron program, or undefined where it was never fetched. Looks and does not fetch: `import 'electron'` outside
 * Electron would try to. ELECTRON_OVERRIDE_DIST_PATH names a folder to look in instead, as for Electron's own launcher.
 */
export function electronBinary(environment: NodeJS.ProcessEnv = process.env, root = join(import.meta.dirname, '..')): string | undefined {
  const folder = join(root, 'node_modules/electron');
  const nameFile = join(folder, 'path.txt');
  // Written by Electron's installer when it is done; it differs between the systems.
  const name = existsSync(nameFile) ? readFileSync(nameFile, 'utf8') : undefined;
  const other = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  if (other === undefined && name === undefined) return undefined;
  const path = join(other ?? join(folder, 'dist'), name ?? 'electron');
  return existsSync(path) ? path : undefined;
}
