import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';

/** A thousand rounds of crash torture; see torture.ts. */
export const tortureBench: Bench = {
  name: 'torture',
  byDefault: false,
  async run({ seed, full, progress }) {
    const rounds = full ? 10_000 : 1000;
    progress(`${rounds} rounds, about a second each`);
    const root = join(import.meta.dirname, '../..');
    const command = [process.execPath, 'bench/torture/run.ts', '--json', '--rounds', String(rounds), '--seed', String(seed)];
    // A real keychain, and never the one of the person at the machine.
    const [program = '', ...args] = process.platform === 'linux' ? ['bash', 'tools/with-keyring.sh', ...command] : command;
    const line = await new Promise<string>((resolve, reject) => {
      const child = execFile(program, args, { cwd: root }, (error, out) => {
        // A run that found something ends with an error, and with its figures all the same.
        if (out === '') reject(error ?? new Error('no figures'));
        else resolve(out);
      });
      child.stderr?.pipe(process.stderr);
    });
    const report: Record<string, number> = JSON.parse(line);
    return Object.entries(report).map(([id, ours]) => ({ id, unit: id.endsWith('MsP95') ? 'ms' : 'count', ours, peers: {} }));
  },
};
