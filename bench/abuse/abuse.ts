import { randomFrom } from '../labels/random.ts';
import { FINDING_KINDS, firstLines, type Abuse, type Part } from './part.ts';
import { answers } from './parts/answers.ts';
import { calls } from './parts/calls.ts';
import { crowds } from './parts/crowds.ts';
import { files } from './parts/files.ts';
import { frames } from './parts/frames.ts';
import { http } from './parts/http.ts';
import { simulator } from './parts/simulator.ts';
import { tables } from './parts/tables.ts';
import { texts } from './parts/texts.ts';

export const PARTS: readonly Part[] = [texts, tables, answers, files, calls, frames, http, simulator, crowds];

export interface AbuseOptions {
  readonly inputs: number;
  readonly seed: number;
  /** This one alone. */
  readonly part: string | undefined;
  /** Of the part's inputs, the first. */
  readonly from: number;
  readonly progress: (words: string) => void;
}

/** How many inputs there were, of each part and in all, and how many findings of each kind. */
export type AbuseReport = Readonly<Record<string, number>>;

/** Abuses every side of the station with made-up input, and counts what must not happen. Every finding is told with the way to repeat it. */
export async function abuse({ inputs, seed, part: only, from, progress }: AbuseOptions): Promise<AbuseReport> {
  const parts = PARTS.filter(({ name }) => only === undefined || name === only);
  const shares = parts.reduce((sum, { share }) => sum + share, 0);
  const findings = new Map<string, number>();
  const told = new Set<string>();
  const counts: [string, number][] = [];
  for (const part of parts) {
    const to = from + Math.ceil((inputs * part.share) / shares);
    counts.push([`${part.name}Inputs`, to - from]);
    const began = process.hrtime.bigint();
    const found: Abuse['found'] = (kind, input, what) => {
      findings.set(kind, (findings.get(kind) ?? 0) + 1);
      const line = `${kind}: ${what}`.slice(0, 600);
      if (told.has(line.slice(0, 80)) || told.size > MOST_TOLD) return;
      told.add(line.slice(0, 80));
      const again = input === to ? `--from ${from} --inputs ${to - from}` : `--from ${input} --inputs 1`;
      progress(`${part.name} ${line}\n  again: ${COMMAND} --part ${part.name} --seed ${seed} ${again}`);
    };
    const random: Abuse['random'] = (input) => randomFrom(seeded(seed, part.name, input));
    await part.run({ from, to, random, found }).catch((error: unknown) => found('crashes', to, firstLines(error)));
    progress(`${part.name}: ${to - from} inputs in ${Number((process.hrtime.bigint() - began) / 1_000_000n)} ms`);
  }
  return {
    inputs: counts.reduce((sum, [, count]) => sum + count, 0),
    ...Object.fromEntries(counts),
    ...Object.fromEntries(FINDING_KINDS.map((kind) => [kind, findings.get(kind) ?? 0])),
  };
}

const COMMAND = 'node --expose-gc --import ./bench/abuse/stand-ins.ts bench/abuse/run.ts';
const MOST_TOLD = 60;

/** One number out of three, by the steps of FNV-1a. */
function seeded(seed: number, part: string, input: number): number {
  let mixed = 0x811c9dc5 ^ seed;
  for (const byte of Buffer.from(`${part} ${input}`)) mixed = Math.imul(mixed ^ byte, 0x01000193);
  return mixed >>> 0;
}
