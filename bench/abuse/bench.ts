import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import type { AbuseReport } from './abuse.ts';

/** A million made-up inputs for every side of the station; see abuse.ts. */
export const abuseBench: Bench = {
  name: 'abuse',
  byDefault: false,
  async run({ seed, full, progress }) {
    const inputs = full ? 10_000_000 : 1_020_000;
    progress(`${inputs} inputs, some twenty minutes`);
    const report = await runAbuse(['--inputs', String(inputs), '--seed', String(seed)]);
    return Object.entries(report).map(([id, ours]) => ({ id, unit: 'count', ours, peers: {} }));
  },
};

/** In a process of its own, because what must not happen there would happen here. */
export function runAbuse(
  options: readonly string[],
  told: (words: string) => void = (words) => process.stderr.write(words),
): Promise<AbuseReport> {
  const root = join(import.meta.dirname, '../..');
  const args = ['--expose-gc', '--import', './bench/abuse/stand-ins.ts', 'bench/abuse/run.ts', '--json', ...options];
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, args, { cwd: root }, (error, out) => {
      // A run that found something ends with an error, and with its figures all the same.
      if (out === '') reject(error ?? new Error('no figures'));
      else resolve(JSON.parse(out));
    });
    child.stderr?.on('data', (words) => told(String(words)));
  });
}
