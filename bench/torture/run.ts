import { parseArgs } from 'node:util';
import { FINDING_KINDS } from './ledgers.ts';
import type { RoundReport } from './round.ts';
import { torture } from './torture.ts';

/** npm run torture -- --rounds N [--seed S] [--json] [--kills LEAST-MOST] [--boxes N] [--lanes N] [--times N]: see torture.ts. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '25' },
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '1-3' },
    boxes: { type: 'string', default: '40' },
    lanes: { type: 'string', default: '2' },
    times: { type: 'string', default: '50' },
    json: { type: 'boolean', default: false },
  },
});

const [least = 1, most = least] = values.kills.split('-').map((text) => wholeNumber('kills', text));
const report = await torture({
  rounds: wholeNumber('rounds', values.rounds),
  seed: wholeNumber('seed', values.seed),
  kills: [least, most],
  boxes: wholeNumber('boxes', values.boxes),
  lanes: wholeNumber('lanes', values.lanes),
  times: wholeNumber('times', values.times),
  done: tell,
});
process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : table(Object.entries(report)));
if (FINDING_KINDS.some((kind) => report[kind] > 0)) process.exitCode = 1;

function tell({ seed, deaths, acknowledged, findings, recoveryMs, said, folder }: RoundReport): void {
  const times = recoveryMs.map((ms) => `${Math.round(ms)} ms`).join(', ');
  const ends = deaths.map(({ moment, left }) => `killed at ${moment} (${left})`).join(', ');
  process.stderr.write(`round ${seed}: ${acknowledged} boxes, ${ends}; back after ${times}\n`);
  for (const line of new Set(said)) process.stderr.write(`  the station said: ${line}\n`);
  if (findings.length === 0) return;
  process.stderr.write(`  FAILED with seed ${seed}; its folder is ${folder}\n`);
  for (const { kind, what } of findings.slice(0, 10)) process.stderr.write(`  ${kind}: ${what}\n`);
}

function table(rows: readonly (readonly [string, number])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('');
}

function wholeNumber(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  process.stderr.write(`--${name} takes a whole number, not "${text}".\n`);
  process.exit(1);
}
