import { parseArgs } from 'node:util';
import { abuse, PARTS } from './abuse.ts';
import { FINDING_KINDS } from './part.ts';

/**
 * node --expose-gc --import ./bench/abuse/stand-ins.ts bench/abuse/run.ts [--inputs N] [--seed S] [--part NAME] [--from N] [--json]
 * With --part, --inputs are of that part alone, and with --from the first of them; see abuse.ts.
 */
const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    part: { type: 'string' },
    from: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
});
if (values.part !== undefined && !PARTS.some(({ name }) => name === values.part)) {
  process.stderr.write(`There is no part "${values.part}". There are: ${PARTS.map(({ name }) => name).join(', ')}.\n`);
  process.exit(1);
}
const report = await abuse({
  inputs: wholeNumber('inputs', values.inputs),
  seed: wholeNumber('seed', values.seed),
  part: values.part,
  from: wholeNumber('from', values.from),
  progress: (words) => process.stderr.write(`abuse: ${words}\n`),
});
const rows = Object.entries(report);
process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : rows.map(([name, value]) => `${name.padEnd(16)}${value}\n`).join(''));
// Whatever still waits for an answer waits in vain.
process.exit(FINDING_KINDS.some((kind) => (report[kind] ?? 0) > 0) ? 1 : 0);

function wholeNumber(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  process.stderr.write(`--${name} is a whole number, not "${text}".\n`);
  process.exit(1);
}
