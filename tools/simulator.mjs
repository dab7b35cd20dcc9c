import { join } from 'node:path';
import { runChild } from './run-child.mjs';
import { root, setUp } from './setup.mjs';

// npm run simulator: Google's side of the API, for anyone who builds on it.
const node = setUp({ built: false });
runChild(node, node, [join(root, 'simulator/run.ts'), ...process.argv.slice(2)]);
