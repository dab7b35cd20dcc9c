import { join } from 'node:path';
import { runChild } from './run-child.mjs';
import { root, setUp } from './setup.mjs';

// npm run torture: kills a station again and again, and counts what is lost; see bench/torture/run.ts.
const node = setUp({ system: ['keychain'], built: false });
const run = [node, join(root, 'bench/torture/run.ts'), ...process.argv.slice(2)];
// On Linux with a real and throw-away keychain, in a D-Bus session of its own.
const [command, ...args] = process.platform === 'linux' ? ['bash', join(root, 'tools/with-keyring.sh'), ...run] : run;
runChild(node, command, args);
