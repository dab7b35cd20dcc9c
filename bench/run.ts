import { parseArgs } from 'node:util';
import { start } from './start/start.ts';

/**
 * npm run bench [-- --only NAME] [--json]. Each bench measures us and, where there are any, our peers in the same run: figures of one run can be
 * compared with each other, never with another machine's.
 */
export interface Bench {
  readonly name: string;
  /** @param progress one line for the person who waits */
  run(progress: (words: string) => void): Promise<Row[]>;
}

export interface Row {
  readonly id: string;
  readonly unit: string;
  readonly ours: number;
  readonly peers: Readonly<Record<string, number>>;
}

const BENCHES: readonly Bench[] = [start];

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'boolean', default: false } } });
const chosen = BENCHES.filter(({ name }) => values.only === undefined || name === values.only);
if (chosen.length === 0) {
  process.stderr.write(`There is no bench "${values.only}". There are: ${BENCHES.map(({ name }) => name).join(', ')}.\n`);
  process.exit(1);
}
for (const bench of chosen) {
  const rows = await bench.run((words) => process.stderr.write(`${bench.name}: ${words}\n`));
  process.stdout.write(values.json ? `${JSON.stringify({ bench: bench.name, rows })}\n` : table(bench.name, rows));
}

function table(name: string, rows: readonly Row[]): string {
  const lines = rows.map(({ id, unit, ours, peers }) => {
    const others = Object.entries(peers).map(([peer, value]) => `${peer} ${value}`);
    return `  ${id.padEnd(28)} ${String(ours).padStart(10)} ${unit.padEnd(6)} ${others.join('   ')}`.trimEnd();
  });
  return `${name}\n${lines.join('\n')}\n`;
}
