import { join } from 'node:path';
import { runChild } from './run-child.mjs';
import { root, setUp } from './setup.mjs';

// npm run bench: measures; see bench/run.ts.
const only = process.argv.slice(2).join(' ');
const node = setUp({
  system: ['chromium', ...(only.includes('torture') ? ['keychain'] : []), ...(only.includes('power-cut') ? ['tracer'] : [])],
});
runChild(node, node, [join(root, 'bench/run.ts'), ...process.argv.slice(2)]);
