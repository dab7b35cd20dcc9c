import { parseArgs } from 'node:util';
import { abuseBench } from './abuse/bench.ts';
import type { Bench, BenchRow } from './bench.ts';
import { claimsBench } from './claims/claims.ts';
import { historyBench } from './history/history.ts';
import { powerCutBench } from './power-cut/bench.ts';
import { scanBench } from './scan/scan.ts';
import { scanWrongBench } from './scan-wrong/scan-wrong.ts';
import { startBench } from './start/start.ts';
import { tortureBench } from './torture/bench.ts';

/**
 * npm run bench [-- --only NAME] [--json] [--set DIR] [--full] [--seed N] [--frames N] [--threads N]: measures us and others in one run.
 * With --json each bench prints one line {"bench","rows":[{"id","unit","ours","peers"}]}; else a table for people.
 */
const BENCHES: readonly Bench[] = [
  startBench,
  scanBench,
  scanWrongBench,
  claimsBench,
  historyBench,
  tortureBench,
  powerCutBench,
  abuseBench,
];

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
    set: { type: 'string' },
    full: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    frames: { type: 'string' },
    threads: { type: 'string' },
  },
});

const names = values.only.flatMap((name) => name.split(','));
const unknown = names.find((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown !== undefined) {
  process.stderr.write(`There is no bench "${unknown}". There are: ${BENCHES.map((bench) => bench.name).join(', ')}.\n`);
  process.exit(1);
}
const options = {
  set: values.set,
  full: values.full,
  seed: wholeNumber('seed', values.seed),
  frames: values.frames === undefined ? undefined : wholeNumber('frames', values.frames),
  threads: values.threads === undefined ? undefined : wholeNumber('threads', values.threads),
};
for (const bench of BENCHES.filter(({ name, byDefault }) => (names.length === 0 ? byDefault : names.includes(name)))) {
  const rows = await bench.run({ ...options, progress: (words) => process.stderr.write(`${bench.name}: ${words}\n`) });
  process.stdout.write(values.json ? `${JSON.stringify({ bench: bench.name, rows })}\n` : `${tableOf(bench.name, rows)}\n`);
}

function wholeNumber(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  process.stderr.write(`--${name} is a whole number, not "${text}".\n`);
  process.exit(1);
}

function tableOf(name: string, rows: readonly BenchRow[]): string {
  const peers = [...new Set(rows.flatMap((row) => Object.keys(row.peers)))];
  const shown = (value: number | null | undefined) => (value === undefined ? '' : value === null ? 'none' : String(value));
  const lines = [
    [name, 'unit', 'ours', ...peers],
    ...rows.map((row) => [row.id, row.unit, shown(row.ours), ...peers.map((peer) => shown(row.peers[peer]))]),
  ];
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
