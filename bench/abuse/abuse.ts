import { randomFrom } from '../labels/random.ts';
import { openGuard } from './guard.ts';
import { FINDING_KINDS, firstLines, type Abuse, type Part, type StationPart } from './part.ts';
import { answers } from './parts/answers.ts';
import { calls } from './parts/calls.ts';
import { crowds } from './parts/crowds.ts';
import { files } from './parts/files.ts';
import { frames } from './parts/frames.ts';
import { http } from './parts/http.ts';
import { simulator } from './parts/simulator.ts';
import { tables } from './parts/tables.ts';
import { texts } from './parts/texts.ts';

const PLAIN: readonly Part[] = [texts, tables, answers, files];
const AT_STATION: readonly StationPart[] = [calls, frames, http, simulator, crowds];
export const PARTS: readonly (Part | StationPart)[] = [...PLAIN, ...AT_STATION];

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
  const isAsked = ({ name }: { readonly name: string }): boolean => only === undefined || name === only;
  const shares = PARTS.filter(isAsked).reduce((sum, { share }) => sum + share, 0);
  const findings = new Map<string, number>();
  const told = new Set<string>();
  const counts: [string, number][] = [];
  const toldBy = ({ name, share, most = Infinity }: Pick<StationPart, 'name' | 'share' | 'most'>): Abuse => {
    const to = from + Math.min(most, Math.ceil((inputs * share) / shares));
    counts.push([`${name}Inputs`, to - from]);
    return {
      from,
      to,
      random: (input) => randomFrom(seeded(seed, name, input)),
      found(kind, input, what) {
        findings.set(kind, (findings.get(kind) ?? 0) + 1);
        const line = `${kind}: ${what}`.slice(0, 600);
        if (told.has(line.slice(0, 80)) || told.size > MOST_TOLD) return;
        told.add(line.slice(0, 80));
        const again = input === to ? `--from ${from} --inputs ${to - from}` : `--from ${input} --inputs 1`;
        progress(`${name} ${line}\n  again: ${COMMAND} --part ${name} --seed ${seed} ${again}`);
      },
    };
  };
  const timed = async (part: { readonly name: string }, abuse: Abuse, work: () => Promise<void>): Promise<void> => {
    const began = process.hrtime.bigint();
    await work().catch((error: unknown) => abuse.found('crashes', abuse.to, firstLines(error)));
    progress(`${part.name}: ${abuse.to - abuse.from} inputs in ${Number((process.hrtime.bigint() - began) / 1_000_000n)} ms`);
  };

  for (const part of PLAIN.filter(isAsked)) {
    const abuse = toldBy(part);
    await timed(part, abuse, () => part.run(abuse));
  }
  const atStation = AT_STATION.filter(isAsked);
  const guard = atStation.length === 0 ? undefined : await openGuard();
  for (const part of atStation) {
    const abuse = toldBy(part);
    await timed(part, abuse, async () => {
      if (guard !== undefined) await part.run(abuse, guard.victim);
      await guard?.look(abuse);
      if (part === atStation.at(-1)) await guard?.end(abuse);
    });
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
