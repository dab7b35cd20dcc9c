import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWindow } from '../../tools/demo/window.ts';
import type { Bench } from '../bench.ts';

/** From the start of the browser host's process to a window that can be used, and what a station keeps on its disk for it. */
export const startBench: Bench = {
  name: 'start',
  byDefault: true,
  async run({ progress }) {
    const times: number[] = [];
    for (let run = 1; run <= RUNS; run++) {
      times.push(await readyMs());
      progress(`run ${run} of ${RUNS}: ${Math.round(times.at(-1) ?? 0)} ms`);
    }
    return [
      { id: 'ready-ms', unit: 'ms', ours: Math.round(median(times)), peers: {} },
      { id: 'install-mb', unit: 'MB', ours: Math.round(installedBytes() / 1e5) / 10, peers: {} },
    ];
  },
};

const RUNS = 5;
const root = join(import.meta.dirname, '../..');

/** Process start, first answer, browser start, page, until the customers can be chosen. */
async function readyMs(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  const began = performance.now();
  const host = spawn(process.execPath, [join(root, 'out/browser/index.js'), '--practice', '--no-open', '--json', '--data', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const { url }: { url: string } = JSON.parse(
      await new Promise<string>((resolve) => host.stdout.once('data', (line) => resolve(String(line)))),
    );
    const window = await openWindow();
    await window.page.goto(url);
    await window.page.locator('[data-screen=customers] li button').nth(2).waitFor();
    const ready = performance.now() - began;
    await window.close();
    return ready;
  } finally {
    const ended = new Promise((resolve) => host.once('exit', resolve));
    host.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true });
  }
}

/** The built app without source maps, the native keychain of this system, and the Node that runs them. */
function installedBytes(): number {
  const built = filesBelow(join(root, 'out')).filter(
    (file) => !file.endsWith('.map') && !file.includes('/electron/') && !file.includes('/preload/'),
  );
  const keyring = filesBelow(join(root, 'node_modules/@napi-rs')).filter((file) =>
    file.includes(`keyring-${process.platform}-${process.arch}`),
  );
  return [...built, ...keyring, process.execPath].reduce((sum, file) => sum + statSync(file).size, 0);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
