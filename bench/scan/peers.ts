import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Alias } from 'vite';

/** The other readers' packages. They are development dependencies of this repository. */
const PEERS = ['@zxing/browser', '@zxing/library', '@undecaf/zbar-wasm'];

/**
 * Where they are if not here: CLAIMSTATION_PEERS names a folder with a node_modules, to try other versions without touching ours.
 * Throws when a package is in neither place, naming it.
 */
export function peerAliases(root: string, elsewhere: string | undefined = process.env['CLAIMSTATION_PEERS']): Alias[] {
  return PEERS.flatMap((name): Alias[] => {
    const other = elsewhere === undefined ? undefined : join(elsewhere, 'node_modules', name);
    if (other !== undefined && existsSync(other)) return [{ find: name, replacement: other }];
    if (existsSync(join(root, 'node_modules', name))) return [];
    throw new Error(`${name} is not installed. Run npm ci, or name a folder that has it in CLAIMSTATION_PEERS.`);
  });
}
