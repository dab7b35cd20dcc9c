import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Starts the real browser host on a data folder: milliseconds until it is ready for its window, and what it then holds in memory. */
export async function startHost(dataFolder: string): Promise<{ readonly readyMs: number; readonly rssMb: number | null }> {
  const began = performance.now();
  const host = spawn(process.execPath, [join(root, 'main/browser/index.ts'), '--practice', '--no-open', '--json', '--data', dataFolder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => host.once('exit', resolve));
  try {
    await Promise.race([
      new Promise((resolve) => host.stdout.once('data', resolve)),
      ended.then(() => Promise.reject(new Error('the host ended before it was ready'))),
    ]);
    return { readyMs: performance.now() - began, rssMb: residentMb(host.pid) };
  } finally {
    host.kill('SIGTERM');
    await ended;
  }
}

/** Linux alone tells it without another program. */
function residentMb(pid: number | undefined): number | null {
  if (process.platform !== 'linux') return null;
  const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return found === undefined ? null : Number(found) / 1024;
}
