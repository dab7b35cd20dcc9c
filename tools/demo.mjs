import { join } from 'node:path';
import { runChild } from './run-child.mjs';
import { root, setUp } from './setup.mjs';

// npm run demo: the main job without a display, from the camera to the CSV.
const node = setUp({ system: ['chromium'] });
runChild(node, node, [join(root, 'tools/demo/run.ts'), ...process.argv.slice(2)]);
